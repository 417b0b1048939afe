"""The one thing to do next for a client, derived from what there is: never a stored status."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from clients.deadlines import assessment_due
from referrals.models import State
from rptc.ui.due import Due, due


@dataclass(frozen=True)
class Step:
    """A button with its words and, where a limit runs, its deadline. `href` is "" when it is somebody else's turn."""

    text: str
    href: str = ""
    due: Due | None = None


def of(episode, *, assessments, stay, referrals, left=False):
    """The next Step of an open case; `left` says that somebody was in the house and went out for good."""
    if episode is None or not episode.is_open:
        return Step(
            _("The case is closed. A return opens a new one from the search."), reverse("clients:search")
        )
    if not any(a.finished_at for a in assessments):
        start, at = reverse("clients:assessment-start", args=[episode.code]), assessment_due(episode)
        return Step(_("Fill in the initial assessment"), start, due(at) if at else None)
    if running := next((r for r in referrals if not r.is_over), None):
        return _of_referral(running)
    if left:
        return Step(_("Left the house: the case stays open"))
    if stay is None:  # somebody who is nowhere
        return Step(_("Give a bed"), f"{reverse('clients:stay-admit')}?episode={episode.code}")
    return Step(_("Write a referral"), reverse("referrals:referral-start", args=[episode.code]))


def _of_referral(referral):
    words = {
        State.DRAFT: _("Finish the referral"),
        State.SUBMITTED: _("The referral waits for the unit head"),
        State.SENT: _("The partner is to answer"),
        State.ACCEPTED: _("Plan and confirm the hand-over"),
        State.IN_SERVICE: _("In service at the partner: plan the collection"),
        State.READY: _("Ready: collect the client"),
        State.COLLECTED: _("Collected: close the referral"),
    }
    return Step(words[referral.state], reverse("referrals:referral-detail", args=[referral.code]))
