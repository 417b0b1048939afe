"""How a referral ends, and more time before it does."""

from django.utils.translation import gettext_lazy as _

from referrals.actions import extensions, lifecycle
from referrals.acts.act import Act, move, on_referral
from referrals.forms.acts import Note, Outcome, Why
from referrals.forms.coded import AskDays, DecideDays
from referrals.models import Extension
from referrals.refusals import Refused

HEAD = "referrals.approve"


def _decide(standing, *, by, about, **given):
    asked = Extension.objects.filter(referral=standing.referral, pk=about).first()
    if asked is None:
        raise Refused(_("This request does not exist. Reload the page."))
    return extensions.decide(asked, by=by, **given)


ACTS = [
    Act(
        "extension", _("Ask for more time"), _("Ask for more time?"), _("The request waits for the unit head."),
        lambda s: s.with_partner and s.referral.episode.is_open and not s.extension, on_referral(extensions.ask), AskDays,
        _("Service and collection move together; the first promise stays on record."),
    ),
    Act(
        "decide", _("Decide the extension"), _("Decide the extension"), _("The extension is decided."),
        lambda s: s.extension, _decide, DecideDays, permission=HEAD,
    ),
    Act(
        "close", _("Close the referral"), _("Close this referral?"), _("%(number)s is closed."),
        move("close"), on_referral(lifecycle.close), Outcome,
    ),
    Act(
        "absconded", _("The client left without notice"), _("Has the client left without notice?"), _("%(number)s ended: the client left."),
        move("abscond"), on_referral(lifecycle.abscond), Note, _("All clocks stop. The unit head and the partner are told."),
        danger=True, rare=True,
    ),
    Act(
        "deceased", _("The client has died"), _("Has the client died?"), _("%(number)s ended."),
        move("decease"), on_referral(lifecycle.decease), Note, _("All clocks stop. The unit head and the partner are told."),
        danger=True, rare=True,
    ),
    Act(
        "transferred", _("Transferred to somebody else"), _("Does the partner hand the client on?"), _("%(number)s ended: transferred."),
        move("transfer"), on_referral(lifecycle.transfer), Why, _("Say to whom, and on what decision."),
        permission=HEAD, danger=True, rare=True,
    ),
    Act(
        "placed", _("Permanent placement"), _("Does the client stay there for good?"), _("%(number)s ended: permanent placement."),
        move("place"), on_referral(lifecycle.place), Why, _("Say on what decision."), permission=HEAD, danger=True, rare=True,
    ),
    Act(
        "void", _("Entered in error"), _("Was this referral entered in error?"), _("%(number)s counts no more."),
        move("void"), on_referral(lifecycle.void), Why, _("It stays readable and counts nowhere. A stay that ended stays ended."),
        permission=HEAD, danger=True, rare=True,
    ),
]  # fmt: skip
