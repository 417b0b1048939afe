"""Goals: writing one, and closing it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.plan.base import Act, words
from clients.instruments.texts import DOMAINS
from clients.models import Goal


class GoalForm(Act):
    """What is to be reached, in which domain."""

    domain = forms.ChoiceField(label=_("Domain"), choices=list(DOMAINS.items()))
    text = words(
        _("What is to be reached"), 500, _("Write the goal."),
        help_text=_("So that client and guardian understand it, for example: back at school in January."),
    )  # fmt: skip


class Close(Act):
    """How a goal ended."""

    outcome = forms.ChoiceField(
        label=_("How it ended"), choices=Goal.Outcome.choices, widget=forms.RadioSelect
    )
    note = words(
        _("What was reached, or why it is dropped"), 500, _("Say what was reached, or why it is dropped.")
    )

    missing = {"outcome": _("Choose how it ended.")}
