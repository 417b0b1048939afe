"""What they brought, kept until it is given back: a list that grows by one page a thing."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clients.forms.intake.base import Number, SectionForm


class Belongings(SectionForm):
    nothing = forms.BooleanField(label=_("They brought nothing"), required=False)

    def clean(self):
        told = super().clean()
        listed = bool(self.reading.items("belongings"))
        if listed == bool(told.get("nothing")):
            words = (
                gettext("Remove the tick: the list names things.")
                if listed
                else gettext("Add a thing, or tick that they brought nothing.")
            )
            self.add_error("nothing", words)
        return told


class Thing(SectionForm):
    what = forms.CharField(
        label=_("Thing"), max_length=150, help_text=_("For example a black bag, or Rp50,000 in cash.")
    )
    quantity = Number(label=_("How many"), min_value=1, max_value=999, initial=1)
    kept = forms.CharField(label=_("Where it is kept"), max_length=150, required=False)
