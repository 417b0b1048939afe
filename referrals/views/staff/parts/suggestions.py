"""A suggested partner in words: every reason that the order stands on, and why it stands below the one before."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners import lists as partner_lists
from referrals import gate, lists
from referrals.models import State
from referrals.reading import partner_name
from referrals.suggesting import RULES, decided_by


@dataclass(frozen=True)
class Card:
    """`marks` are tags (words, kind); `reasons` lines; `below` why it does not stand higher; `open` a Referral of this
    client that is there already, in whose place nothing is chosen."""

    code: str
    name: str
    marks: list
    reasons: list
    below: str
    open: object = None


def service(code):
    """The words of a service."""
    return partner_lists.SERVICES.label(code)


def cards(suggestions, user):
    """Cards in the order given."""
    before = [None, *suggestions]
    return [_card(one, above, user) for one, above in zip(suggestions, before, strict=False)]


def _card(one, above, user):
    rule = decided_by(above, one) if above else None
    return Card(
        one.partner.code, partner_name(one.partner, user), list(_marks(one)), list(filter(None, _reasons(one))),
        str(RULES[rule][0]) if rule and rule != "name" else "",
        one.open,
    )  # fmt: skip


def _marks(one):
    if one.open:
        yield _("Open: %(state)s") % {"state": one.open.get_state_display().lower()}, "info"
    if one.said:
        yield _said(one.said), "danger"
    if one.against:
        yield _("Needs the unit head's reason"), "warning"


def _reasons(one):
    yield _("Offers this service") if one.offers else str(gate.WORDS["service"])
    if one.offers:
        yield "; ".join(str(gate.WORDS[code]) for code in one.misfits) or _("Fits age, sex and class")
    yield _places(one)
    yield _("Document: %(status)s") % {"status": one.status.label.lower()}
    yield _answers(one)
    yield _refusals(one)
    yield _running(one.running)
    yield _("Late there, owed by the partner: %(n)d") % {"n": one.late} if one.late else ""


def _running(n):
    words = ngettext(
        "%(n)d client of ours is there or on the way", "%(n)d clients of ours are there or on the way", n
    )
    return words % {"n": n} if n else ""


def _places(one):
    if one.places is None:
        return _("Places not known")
    if one.full:
        return _("Full: %(n)d of %(all)d places") % {"n": one.running, "all": one.partner.capacity}
    return ngettext("%(n)d place left", "%(n)d places left", one.places) % {"n": one.places}


def _answers(one):
    """Half of the answers came within so many hours."""
    if not one.answers:
        return _("No answer in 180 days to judge by")
    hours = max(round(one.hours), 1)
    words = ngettext(
        "Answers in %(hours)d hour (median of %(n)d, 180 days)",
        "Answers in %(hours)d hours (median of %(n)d, 180 days)",
        hours,
    )
    return words % {"hours": hours, "n": one.answers}


def _refusals(one):
    found = []
    if one.declined:
        found.append(_("declined %(n)d") % {"n": one.declined})
    if one.expired:
        found.append(_("did not answer %(n)d") % {"n": one.expired})
    return _("In 180 days: %(what)s") % {"what": ", ".join(found)} if found else ""


def _said(said):
    """What it said about this client."""
    if said.state == State.DECLINED:
        return _("Declined this client: %(why)s") % {"why": lists.DECLINE.label(said.reason).lower()}
    return _("Did not answer for this client") if said.state == State.EXPIRED else _("Failed for this client")
