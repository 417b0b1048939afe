"""What these forms share: they know whose file it is and who asks, and show what an action refused."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.matching.box import read
from clients.models import Episode, Person
from rptc.ui.forms import House


class About(House, forms.Form):
    """About one `person`, or one row of a history."""

    def __init__(self, *args, about=None, user=None, **kwargs):
        self.about, self.user = about, user
        super().__init__(*args, **kwargs)

    def given(self, by):
        """Keywords of the action."""
        return self.cleaned_data


class Why(About):
    """Why: all that ending something asks."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    missing = {"reason": _("Write a reason.")}


class NumberField(forms.CharField):
    """Another client, named by the registration number of one of their cases."""

    def __init__(self, **kwargs):
        helped = _("For example K-2026-0398. It stands on the file.")
        super().__init__(**{"max_length": 30, "help_text": helped} | kwargs)


class Other(About):
    """Adds `client_of(number)`: the person with that case, as far as who asks may see the file."""

    def client_of(self, number):
        found = Episode.objects.visible_to(self.user).filter(number=read(number).number or number)
        people = Person.objects.filter(pk__in=found.values("person")).select_related("canonical")
        if (person := people.first()) is None:
            raise forms.ValidationError(_("There is no file with this number that you may open."))
        return person.canonical or person
