"""What is asked when somebody stands in; the field names are the keywords of the actions."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.actions import team
from referrals.caseload import KINDS
from referrals.forms.acts import AREA
from referrals.models import CaseloadMove
from rptc.accounts.actions import delegation, duty
from rptc.accounts.models import Delegation
from rptc.ui.fields import DayField, MomentField
from rptc.ui.forms import House


def somebody(label, people):
    """One of some people of the unit."""
    return forms.ModelChoiceField(people, to_field_name="code", label=label, empty_label=_("Choose somebody"))


class Delegate(House, forms.Form):
    """Who, as what, from which day to which, on which letter."""

    delegate = somebody(_("Who stands in"), delegation.candidates())
    kind = forms.ChoiceField(label=_("As what"), choices=Delegation.Kind.choices, widget=forms.RadioSelect)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"), help_text=_("Until 23.59 Makassar time."))
    letter_number = forms.CharField(label=_("Number of the letter"), max_length=80)
    also = forms.BooleanField(label=_("Yes, two delegates at once"), required=False)

    missing = {
        "delegate": _("Choose who stands in."), "kind": _("Choose Plh. or Plt."), "starts_on": _("Give the first day."),
        "ends_on": _("Give the last day."), "letter_number": _("Write the number of the letter."),
    }  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.others = []
        if not self.data.get("also"):
            self.fields["also"].widget = forms.HiddenInput()

    def clean(self):
        """Two at once are allowed once somebody has read who the other is."""
        data = super().clean()
        if data.get("starts_on") and data.get("ends_on") and data.get("delegate"):
            self.others = list(delegation.others(data["starts_on"], data["ends_on"], data["delegate"]))
        if self.others and not data.get("also"):
            self.fields["also"].widget = forms.CheckboxInput()
            names = ", ".join(str(other.delegate) for other in self.others)
            self.add_error(
                "also",
                _("%(names)s is a delegate on these days too. Tick it if both are meant.") % {"names": names},
            )
        return data

    def given(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "also"}


class OnDuty(House, forms.Form):
    """Who is on duty, from when to when."""

    user = somebody(_("Who is on duty"), duty.candidates())
    starts_at = MomentField(label=_("From"))
    ends_at = MomentField(label=_("Until"))

    missing = {
        "user": _("Choose who is on duty."),
        "starts_at": _("Give the beginning."),
        "ends_at": _("Give the end."),
    }

    @staticmethod
    def night_of(day):
        """The usual times of a night: 20.00 to 08.00."""
        at = lambda date, hour: timezone.make_aware(datetime.combine(date, time(hour)))  # noqa: E731
        return {"starts_at": at(day, 20), "ends_at": at(day + timedelta(days=1), 8)}


class Deputy(House, forms.Form):
    """Somebody beside the worker of a case."""

    deputy = somebody(_("Deputy"), team.candidates())

    missing = {"deputy": _("Choose who stands in.")}

    def __init__(self, *args, episode, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = team.candidates().exclude(pk=episode.case_worker_id)


class Move(House, forms.Form):
    """Which work goes to whom, and why. One group of boxes a kind, all ticked at first."""

    taker = somebody(_("Who takes over"), team.candidates())
    reason = forms.ChoiceField(
        label=_("Reason"), choices=CaseloadMove.Reason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note for whoever takes over"), max_length=500, required=False, widget=AREA
    )

    missing = {"taker": _("Choose who takes over."), "reason": _("Choose a reason.")}

    def __init__(self, *args, giver, items, **kwargs):
        self.items = items
        super().__init__(*args, **kwargs)
        self.fields["taker"].queryset = team.candidates().exclude(pk=giver.pk)
        self.kinds = [kind for kind in KINDS if any(item.kind == kind for item, _words in items)]
        for kind in self.kinds:
            mine = [(item.key, words) for item, words in items if item.kind == kind]
            self.fields[kind] = forms.MultipleChoiceField(
                label=KINDS[kind], choices=mine, required=False, initial=[key for key, _words in mine],
                widget=forms.CheckboxSelectMultiple,
            )  # fmt: skip
            self.fields[kind].conditional, self.fields[kind].shown_when, self.fields[kind].exclusive = (
                True,
                "",
                None,
            )

    def given(self):
        """`only` is None where everything goes over: what waits for the giver about other work goes too."""
        data = self.cleaned_data
        only = [key for kind in self.kinds for key in data[kind]]
        words = {name: data[name] for name in ("taker", "reason", "note")}
        return words | {"only": None if len(only) == len(self.items) else only}
