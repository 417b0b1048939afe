"""The period of a report, in the address."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.reports.table1 import EPISODES, PERSONS
from rptc.ui.forms import House

FIRST, LAST, MOST = 2023, 2100, 10


class Period(House, forms.Form):
    """From which year to which, and what is counted. Without an answer: the last two whole years."""

    first = forms.IntegerField(label=_("From year"), min_value=FIRST, max_value=LAST)
    last = forms.IntegerField(label=_("To year"))
    count = forms.ChoiceField(
        label=_("What is counted"),
        choices=[(EPISODES, _("Arrivals (episodes)")), (PERSONS, _("People"))],
        widget=forms.RadioSelect,
    )

    @classmethod
    def asked(cls, query):
        """The form as bound to an address, filled up with what was not asked."""
        year = timezone.localdate().year
        usual = {"first": year - 1, "last": year, "count": EPISODES}
        return cls({name: query.get(name) or value for name, value in usual.items()})

    def clean(self):
        data = super().clean()
        first, last = data.get("first"), data.get("last")
        if first and last is not None and not first <= last < first + MOST:
            self.add_error(
                "last",
                _("Choose a year from %(first)s to %(last)s.") % {"first": first, "last": first + MOST - 1},
            )
        return data
