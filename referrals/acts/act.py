"""An act of the unit as a page: what it asks, what it says, and the action behind it. Nothing here decides; actions do."""

from collections.abc import Callable
from dataclasses import dataclass

from referrals.forms.acts import ActForm


@dataclass(frozen=True)
class Act:
    """`slug` is its address and URL name. `open(standing)` says whether the button is shown; `run(standing, by=, **given)`
    calls the action. `rare` acts stand behind "Other acts"; `danger` cannot be undone."""

    slug: str
    verb: str
    question: str
    done: str
    open: Callable
    run: Callable
    form: type = ActForm
    consequence: str = ""
    permission: str = "referrals.write"
    danger: bool = False
    rare: bool = False

    @property
    def url_name(self):
        return f"referrals:referral-{self.slug}"

    def shown_to(self, standing):
        """Whether this person has the button now."""
        return standing.may(self.permission) and bool(self.open(standing))


def move(verb):
    """Open while the table of moves lets this person do `verb`."""
    return lambda standing: verb in standing.verbs


def on_referral(action):
    """Run an action that takes the referral first."""
    return lambda standing, *, by, **given: action(standing.referral, by=by, **given)
