"""What happens in a stay: out for a time and back, a note, a planned day, corrected times, things that are kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.stay import OVERFLOW, Placed, Timed
from clients.models import DayNote, Leave
from rptc.ui.fields import DayField, MomentField, NameField
from rptc.ui.forms import House

KEPT, GIVEN_UP = "kept", "given_up"
LONG_TEXT = 2000


class Go(Timed):
    """Where to, with whom, until when, and what becomes of the bed."""

    kind = forms.ChoiceField(label=_("What for"), choices=Leave.Kind.choices, widget=forms.RadioSelect)
    where = forms.CharField(
        label=_("Where to"), max_length=200, help_text=_("Hospital and ward, or the address.")
    )
    companion = NameField(label=_("With whom"), max_length=150, required=False)
    expected_back = MomentField(label=_("Expected back"))
    bed_kept = forms.ChoiceField(
        label=_("The bed"), widget=forms.RadioSelect,
        choices=[(KEPT, _("is kept: the person counts as in the house")),
                 (GIVEN_UP, _("is given up: the person does not count until they are back"))],
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), required=False, max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )

    missing = {"bed_kept": _("Choose what becomes of the bed.")}
    field_order = ["kind", "where", "companion", "expected_back", "bed_kept", "note", "at"]

    def clean_bed_kept(self):
        return self.cleaned_data["bed_kept"] == KEPT


class Back(Timed):
    """Back in the bed that was kept."""


class BackTo(Placed):
    """Back, and a bed or an overflow place, because the own one was given up."""

    overflow_place = forms.CharField(label=_("Where the person sleeps"), max_length=100)
    overflow_reason = forms.CharField(label=_("Why no bed is used"), max_length=300)

    shown_when = {"overflow_place": f"bed={OVERFLOW}", "overflow_reason": f"bed={OVERFLOW}"}

    def other_places(self):
        return [(OVERFLOW, _("An overflow place"))]


class Expect(House, forms.Form):
    """Another time of return."""

    expected_back = MomentField(label=_("Expected back"))


class Planned(House, forms.Form):
    """The last day that is planned for a stay."""

    day = DayField(
        label=_("Planned last day"), required=False, help_text=_("Leave it empty when nothing is planned.")
    )


class Correct(House, forms.Form):
    """The times as they were, and why the record said otherwise."""

    came = MomentField(label=_("Came"))
    left = MomentField(label=_("Left"))
    reason = forms.CharField(label=_("Why the times are corrected"), max_length=300)

    def __init__(self, *args, ended, **kwargs):
        super().__init__(*args, **kwargs)
        if not ended:
            del self.fields["left"]


class Note(Timed):
    """What happened."""

    kind = forms.ChoiceField(label=_("What it is about"), choices=DayNote.Kind.choices)
    text = forms.CharField(label=_("Note"), max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 4}))

    field_order = ["kind", "text", "at"]


class Strike(House, forms.Form):
    """Why a note is struck."""

    reason = forms.CharField(label=_("Why it is wrong"), max_length=300)


class Thing(House, forms.Form):
    """Something that is kept."""

    what = forms.CharField(
        label=_("Thing"), max_length=150, help_text=_("For example a black bag, or Rp50,000 in cash.")
    )
    quantity = forms.IntegerField(label=_("How many"), min_value=1, max_value=999, initial=1)
    kept = forms.CharField(label=_("Where it is kept"), max_length=150, required=False)


class GiveBack(House, forms.Form):
    """To whom, and what proves it."""

    to = NameField(label=_("Given to"), max_length=150)
    signed = forms.BooleanField(label=_("They signed for it"), required=False)
    witness = NameField(
        label=_("Witness"), max_length=150, required=False, help_text=_("Who saw it, where nobody signed.")
    )


class Lose(House, forms.Form):
    """What happened to it."""

    reason = forms.CharField(label=_("What happened to it"), max_length=300)
