"""One bed: out of order, held. And one room: what it is called and for whom it is."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.forms.stay import Timed
from clients.models import Room
from rptc.lib.texts import one_line
from rptc.ui.fields import DayField, MomentField, NameField
from rptc.ui.forms import House


class OutOfOrder(Timed):
    """What is wrong with it, since when, until when."""

    reason = forms.CharField(label=_("What is wrong"), max_length=300)
    until = MomentField(
        label=_("Until"), required=False, help_text=_("Leave it empty when nobody knows yet.")
    )

    field_order = ["reason", "at", "until"]


class Hold(House, forms.Form):
    """For whom and until when; `choices` are (code, words) of those who are expected."""

    whom = forms.ChoiceField(label=_("For whom"))
    until = MomentField(label=_("Until"), help_text=_("It ends by itself, at most seven days ahead."))

    missing = {"whom": _("Choose for whom the bed is held.")}

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = [("", _("Choose …")), *choices]
        evening = timezone.localtime().replace(hour=22, minute=0, second=0, microsecond=0)
        self.initial.setdefault("until", max(evening, timezone.now() + timezone.timedelta(hours=4)))


class Rules(House, forms.Form):
    """What a room is called and for whom it is."""

    name = NameField(label=_("Name of the room"), max_length=60)
    meant_for = forms.ChoiceField(label=_("For whom"), choices=Room.For.choices, widget=forms.RadioSelect)
    children = forms.BooleanField(label=_("For children, under 18"), required=False)
    isolation = forms.BooleanField(label=_("For isolation, when somebody may be contagious"), required=False)
    accessible = forms.BooleanField(label=_("Accessible with a wheelchair"), required=False)
    strict = forms.BooleanField(
        label=_("Strict: only the unit head may let somebody else sleep here"), required=False
    )


class NewRoom(Rules):
    """And how many beds stand in it."""

    beds = forms.IntegerField(label=_("Beds"), min_value=0, max_value=40, initial=2)


class Label(House, forms.Form):
    """The number of a bed in its room."""

    label = forms.CharField(label=_("Number of the bed"), max_length=10)

    def clean_label(self):
        return one_line(self.cleaned_data["label"])


class LastDay(House, forms.Form):
    """Until when something is used."""

    last_day = DayField(label=_("Last day in use"))
