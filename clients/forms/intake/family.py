"""Family and guardian: a list that grows by one page a person."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clients.forms.intake.base import NOT_CHOSEN, Phone, SectionForm
from clients.models import Relative


class Family(SectionForm):
    nobody = forms.BooleanField(label=_("No family is known"), required=False)

    def clean(self):
        told = super().clean()
        listed = bool(self.reading.items("family"))
        if listed == bool(told.get("nobody")):
            words = (
                gettext("Remove the tick: the list names family.")
                if listed
                else gettext("Add a family member, or tick that none is known.")
            )
            self.add_error("nobody", words)
        return told


class Member(SectionForm):
    name = forms.CharField(label=_("Name"), max_length=150, help_text=_("Or what they are called."))
    relation = forms.ChoiceField(
        label=_("Relation to the client"), choices=[NOT_CHOSEN, *Relative.Relation.choices]
    )
    phone = Phone(label=_("Phone"), required=False)
    address = forms.CharField(label=_("Address"), max_length=250, required=False)
    is_guardian = forms.BooleanField(label=_("Is the guardian"), required=False)
    same_household = forms.BooleanField(label=_("Lives in the same household"), required=False)
    note = forms.CharField(label=_("Note"), max_length=250, required=False)
