"""What keeps the ladder quiet for a while."""

from django.utils.translation import gettext_lazy as _

from referrals import holding
from referrals.actions import holds
from referrals.acts.act import Act, on_referral
from referrals.forms.hold import Pause, StillWorking
from rptc.flow import NotNow

HEAD = "referrals.approve"


def _said(standing, *, by, promise, **given):
    about = standing.promises.get(promise)
    if about is None:
        raise NotNow("still_working", standing.referral.state)
    return holds.still_working(about, by=by, **given)


ACTS = [
    Act(
        "still-working", _("Still working on it"), _("What is being done?"), _("Recorded: the next reminder waits."),
        holding.answerable, _said, StillWorking,
        _("Only the next reminder waits. The promise stays, and what is late stays late."), rare=True,
    ),
    Act(
        "pause", _("Pause the reminders"), _("Pause the reminders of this referral?"), _("The reminders of %(number)s are paused."),
        lambda s: s.owed and not holding.pause(s), on_referral(holds.pause), Pause,
        _("Nobody is reminded until then. No promise moves, and what is late stays late."), permission=HEAD, rare=True,
    ),
    Act(
        "resume", _("Resume the reminders"), _("Resume the reminders of this referral?"), _("The reminders of %(number)s run again."),
        holding.pause, on_referral(holds.resume), consequence=_("What was passed over is not caught up."), permission=HEAD,
    ),
]  # fmt: skip
