"""What was done: when, by whom, for how long, towards what, and who paid."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.forms.plan.base import Act, funding, money, words
from rptc.ui.fields import MomentField, NameField


class ServiceForm(Act):
    """`goals` are the open goals of the case with their steps; `need` asks whether it is met, and why late where it is."""

    kind = forms.ChoiceField(
        label=_("What was done"), choices=[("", _("Choose …")), *lists.SERVICES.choices()]
    )
    at = MomentField(label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now."))
    given_by = NameField(
        label=_("Done by"),
        max_length=150,
        required=False,
        help_text=_("Leave it empty when you did it yourself."),
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=1440, required=False,
        widget=forms.NumberInput(attrs={"class": "r-w4", "inputmode": "numeric"}),
    )  # fmt: skip
    towards = forms.ChoiceField(label=_("Towards which goal or step"), required=False)
    funding = funding()
    amount = money(_("Cost in rupiah"))
    note = words(_("Note"), 1000, required=False)
    meets = forms.BooleanField(label=_("With this the need is met"), required=False, initial=True)
    late_reason = forms.CharField(label=_("Why it was not the same day"), max_length=300, required=False)

    missing = {"kind": _("Choose what was done.")}
    conditional = ("late_reason", "meets")

    def __init__(self, *args, goals=(), need=None, late=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.goals, self.need = list(goals), need
        self.fields["towards"].choices = [("", _("None of them")), *self._towards()]
        if not self.goals:
            del self.fields["towards"]
        if need is None:
            del self.fields["meets"]
        if not late:
            del self.fields["late_reason"]

    def _towards(self):
        for goal in self.goals:
            yield goal.code, goal.text
            for step in goal.steps.all():
                if step.is_open:
                    yield step.code, f"– {step.what}"

    def clean(self):
        data = super().clean()
        if data.get("kind") == "other" and not data.get("note") and "note" not in self.errors:
            self.add_error("note", _("Say what was done."))
        return data

    def given(self, by):
        data = super().given(by)
        towards = data.pop("towards", "")
        steps = {step.code: step for goal in self.goals for step in goal.steps.all()}
        goal = next((goal for goal in self.goals if goal.code == towards), None)
        return data | {"goal": goal, "step": steps.get(towards), "need": self.need}
