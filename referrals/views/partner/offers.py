"""What a partner can do behind a link, one act after the other as the referral goes on."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from partners.actions import member
from referrals import bringing, holding, issue_asked
from referrals.actions import extensions, handovers, journeys, lifecycle, reports
from referrals.forms import bring as bring_forms
from referrals.forms import hold as hold_forms
from referrals.forms import issue_link
from referrals.forms import link as forms
from referrals.forms import report as report_forms
from referrals.models import Leg, Side, State


@dataclass(frozen=True)
class Offer:
    """`run(referral, by=, **given)`. `leg` shows both sides afterwards; `plain` answers with a page that needs no PIN;
    `once` is the template of the one answer that shows what was made; `by_link` is of no use to who is signed in."""

    slug: str
    title: str
    hint: str
    verb: str
    done: str
    open: Callable
    run: Callable
    form: type = forms.WithPin
    leg: str = ""
    plain: bool = False
    danger: bool = False
    once: str = ""
    by_link: bool = False


def _answer(referral, *, by, reason="", **given):
    act = lifecycle.decline if reason else lifecycle.accept
    return act(referral, by=by, **({"reason": reason} if reason else {}), **given)


def _confirm(leg):
    return lambda referral, *, by, **given: handovers.confirm(
        referral, leg=leg, side=Side.PARTNER, by=by, **given
    )


def _attempt(leg):
    return lambda referral, *, by, **given: journeys.attempt_failed(referral, leg=leg, by=by, **given)


def _look(referral, *, by):
    """Nothing happens: what was ticked is read."""


def _invite(referral, *, by, who="me", **named):
    """An account for whoever holds the link, or for a colleague by name."""
    if who == "me":
        named = {"contact": referral.partner.contacts.get(pk=by.id)}
    return member.invite(referral.partner, by=by, **named)


LIST = [
    Offer(
        "answer", _("Can you take this client?"), "", _("Accept the referral"), _("Your answer is recorded"),
        lambda s: "accept" in s.verbs, _answer, forms.Answer,
    ),
    Offer(
        "handover", _("Confirm the hand-over"), _("Fill this in once the client is really with you."),
        _("Confirm the hand-over"), _("The hand-over is recorded"),
        lambda s: s.free(Leg.THERE, Side.PARTNER), _confirm(Leg.THERE), forms.Confirm, leg=Leg.THERE,
    ),
    Offer(
        "ready", _("Is the client ready for collection?"), _("Say so as soon as the service is done; RPTC then collects."),
        _("Ready for collection"), _("Recorded: ready for collection"),
        lambda s: "ready" in s.verbs, reports.ready, report_forms.Ready,
    ),
    Offer(
        "collection", _("Confirm the collection"), _("Fill this in once the client has really left with whoever collects."),
        _("Confirm the collection"), _("The collection is recorded"),
        lambda s: s.free(Leg.BACK, Side.PARTNER), _confirm(Leg.BACK), forms.Collect, leg=Leg.BACK,
    ),
    Offer(
        "report", _("Report how it goes"), _("What was done and how the client is. RPTC is told."),
        _("Send the report"), _("Your report is recorded"),
        lambda s: s.with_partner and s.leg, reports.progress, report_forms.Progress, plain=True,
    ),
    Offer(
        "back-report", _("Write the back-referral report"), _("Why the client comes back, what was done, what you recommend."),
        _("Send the report"), _("Your report is recorded"),
        lambda s: s.with_partner and s.leg, reports.back, report_forms.Back, plain=True,
    ),
    Offer(
        "answer-issue", _("Answer a question"), _("The question itself stands under what is shared with you, after the PIN."),
        _("Send the answer"), _("Your answer is recorded"),
        lambda s: issue_asked.waiting(s.referral), issue_asked.answer, issue_link.AnswerIssue, plain=True,
    ),
    Offer(
        "bring", _("Bring what the client needs"), _("Only the thing is named here, nobody and no reason."),
        _("Say so"), _("Recorded: what you bring"),
        lambda s: s.leg and bringing.waiting(s.referral), bringing.bring, bring_forms.Bring, plain=True,
    ),
    Offer(
        "still-working", _("We are still working on it"), _("Your next reminder waits. The promise stays as it is."),
        _("Still working on it"), _("Recorded: your next reminder waits"),
        holding.answerable, holding.partner_says, hold_forms.PartnerStillWorking, plain=True,
    ),
    Offer(
        "extension", _("Ask for more time"), _("The unit head decides. Service and collection move together."),
        _("Ask for more time"), _("Your request is recorded"),
        lambda s: s.with_partner and s.leg and not s.extension, extensions.ask, forms.MoreDays, plain=True,
    ),
    Offer(
        "failed-handover", _("The client did not come or could not be taken"), "", _("Report it"), _("Your report is recorded"),
        lambda s: s.leg == Leg.THERE, _attempt(Leg.THERE), forms.Coded, plain=True,
    ),
    Offer(
        "failed-collection", _("Nobody collected, or the client could not be handed over"), "",
        _("Report it"), _("Your report is recorded"),
        lambda s: s.leg == Leg.BACK, _attempt(Leg.BACK), forms.Coded, plain=True,
    ),
    Offer(
        "withdraw", _("We cannot take the client after all"), _("The referral ends. RPTC looks for another partner."),
        _("Withdraw"), _("Recorded: it will not take place"),
        lambda s: "fail" in s.verbs, lifecycle.fail, forms.Coded, danger=True,
    ),
    Offer(
        "absconded", _("The client left without notice"), _("RPTC is told at once."), _("Report it"), _("Recorded: the client left"),
        lambda s: "abscond" in s.verbs, lifecycle.abscond, forms.Lost, danger=True,
    ),
    Offer(
        "deceased", _("The client has died"), _("RPTC is told at once."), _("Report it"), _("Recorded. RPTC will call you."),
        lambda s: "decease" in s.verbs, lifecycle.decease, forms.Lost, danger=True,
    ),
    Offer(
        "shared", _("See what is shared with you"), _("What RPTC ticked for you, shown after the PIN."), _("Show it"),
        _("What is shared with you"), lambda s: True, _look, by_link=True,
    ),
    Offer(
        "colleague", _("Invite to an account"), _("Whoever has an account answers in one inbox, without a PIN."),
        _("Make the invitation"), _("The invitation is made"), lambda s: True, _invite, forms.Colleague,
        once="referrals/link/invited.html", by_link=True,
    ),
]  # fmt: skip
OFFERS = {offer.slug: offer for offer in LIST}


def open_now(standing, *, signed=False):
    """(first, others): the act of this moment or None, and what else is open; `signed` in to an account or by link."""
    found = [offer for offer in LIST if offer.open(standing) and not (signed and offer.by_link)]
    first = next((offer for slug in _order(standing) for offer in found if offer.slug == slug), None)
    return first, [offer for offer in found if offer is not first]


def _order(standing):
    """RPTC has confirmed: the partner's half first. Otherwise by the state."""
    if standing.waits_for == Side.PARTNER:
        yield "handover" if standing.leg == Leg.THERE else "collection"
    yield from {
        State.SENT: ["answer"], State.ACCEPTED: ["handover"], State.IN_SERVICE: ["ready"], State.READY: ["collection"],
    }.get(standing.referral.state, [])  # fmt: skip
