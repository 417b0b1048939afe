"""A review: for each open goal keep, change, reached or dropped."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.actions.plan.reviews import CHANGE, KEEP
from clients.forms.plan.base import Act
from clients.models import Goal

CHOICES = [(KEEP, _("Keep")), (CHANGE, _("Change")), *Goal.Outcome.choices]


class Review(Act):
    """Two questions a goal: `said_<code>` and `note_<code>`."""

    def __init__(self, *args, goals, **kwargs):
        self.goals = list(goals)
        super().__init__(*args, **kwargs)
        for goal in self.goals:
            self._ask(goal)

    def _ask(self, goal):
        """The text of the goal is the label, so that nobody decides on a number."""
        name, note = f"said_{goal.code}", f"note_{goal.code}"
        self.fields[name] = forms.ChoiceField(
            label=goal.text, choices=CHOICES, widget=forms.RadioSelect,
            error_messages={"required": _("Choose what becomes of this goal."), "invalid_choice": _("Choose from the list.")},
        )  # fmt: skip
        self.fields[note] = forms.CharField(
            label=_("What changes, what was reached, or why it is dropped"), max_length=500, required=False
        )
        for field in (self.fields[name], self.fields[note]):
            field.conditional, field.shown_when, field.exclusive = True, "", None

    def clean(self):
        data = super().clean()
        for goal in self.goals:
            said = data.get(f"said_{goal.code}")
            if said and said != KEEP and not data.get(f"note_{goal.code}"):
                self.add_error(
                    f"note_{goal.code}", _("Say what changes, what was reached, or why it is dropped.")
                )
        return data

    def given(self, by):
        data = self.cleaned_data
        return {"decisions": {g.code: (data[f"said_{g.code}"], data[f"note_{g.code}"]) for g in self.goals}}
