"""Every act on an issue: what it asks, what it says, the action behind it, and when its button is shown."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from referrals.actions import issues
from referrals.forms import issue as forms
from referrals.models import Issue


@dataclass(frozen=True)
class Act:
    """`slug` is its address; `states` those in which it is open. Nothing here decides; actions do."""

    slug: str
    verb: str
    question: str
    done: str
    run: Callable
    form: type
    states: tuple
    consequence: str = ""
    danger: bool = False

    @property
    def url_name(self):
        return f"referrals:issue-{self.slug}"


OPEN, ANSWERED = Issue.State.OPEN, Issue.State.ANSWERED
ACTS = {
    act.slug: act
    for act in [
        Act(
            "reply", _("Record the answer"), _("What is the answer?"), _("The answer to %(number)s is recorded."),
            issues.reply, forms.Reply, (OPEN,), _("Whoever asked is told, and the reminders stop."),
        ),
        Act(
            "settle", _("Settle it"), _("Is the answer enough?"), _("%(number)s is settled."), issues.settle, forms.Outcome,
            (ANSWERED,), _("It is over and stays readable."),
        ),
        Act(
            "reopen", _("Ask again"), _("What is missing in the answer?"), _("%(number)s is asked again."), issues.reopen,
            forms.Again, (ANSWERED,), _("The answer stays on record. A new day is promised; the first one stays too."),
        ),
        Act(
            "reassign", _("Another owner or day"), _("Who answers, and until when?"), _("%(number)s is changed."),
            issues.reassign, forms.Reassign, (OPEN,), _("The first promise stays on record; being late is judged on it."),
        ),
        Act(
            "withdraw", _("Withdraw"), _("Is this no longer asked?"), _("%(number)s is withdrawn."), issues.withdraw,
            forms.Why, (OPEN, ANSWERED), _("Nobody has to answer any more."), danger=True,
        ),
    ]
}  # fmt: skip


def open_acts(issue, actor):
    """The acts that this person has now, the next one first."""
    return [act for act in ACTS.values() if issue.state in act.states] if actor.may("referrals.write") else []
