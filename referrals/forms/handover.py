"""RPTC's half of a hand-over, and the other side's from the signed minutes. The way back asks for a place to sleep."""

from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.board import free_beds
from clients.models import Bed, Stay
from clients.rooms import whom
from referrals.actions.residence import ELSEWHERE
from referrals.forms.acts import AREA, Scanned
from referrals.models import Means
from rptc.ui.fields import MomentField

OVERFLOW = "overflow"


class Handed(Scanned):
    """When it happened, and the paper."""

    happened_at = MomentField(
        label=_("When it happened"), required=False, help_text=_("Makassar time. Leave it empty for now.")
    )

    def given(self, by):
        data = super().given(by)
        return data | {"means": Means.PAPER if data.get("scan") else Means.ACCOUNT}


class Placed(Handed):
    """The way back: a bed, or who collected where the client does not come to the house."""

    bed = forms.CharField(label=_("Bed"), widget=forms.Select)
    overflow_place = forms.CharField(label=_("Where the person sleeps"), max_length=100)
    overflow_reason = forms.CharField(
        label=_("Why no bed, or why this one all the same"), max_length=300, required=False,
        help_text=_("Needed for an overflow place, a room for others or a full house."),
    )  # fmt: skip
    collected_by = forms.CharField(label=_("Who collected the client"), max_length=150)

    missing = {
        "bed": _("Choose a bed from the list."), "overflow_place": _("Write where the person sleeps."),
        "collected_by": _("Write who collected the client."),
    }  # fmt: skip
    shown_when = {"overflow_place": f"bed={OVERFLOW}"}
    field_order = ["bed", "overflow_place", "overflow_reason", "collected_by", "happened_at", "scan"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._leave_out(*self._not_asked())
        if "bed" in self.fields:
            choices = [
                ("", _("Choose …")),
                *_by_room(free_beds(uncleaned=True)),  # whoever puts somebody there says that it is clean
                (OVERFLOW, _("No bed: an overflow place")),
            ]
            self.fields["bed"].widget.choices = choices

    def clean_bed(self):
        if self.cleaned_data["bed"] == OVERFLOW:
            return OVERFLOW
        if (bed := Bed.objects.filter(code=self.cleaned_data["bed"]).first()) is None:
            raise forms.ValidationError(self.missing["bed"])
        return bed

    def asked(self, name):
        return self.data.get(self.add_prefix("bed")) == OVERFLOW

    def given(self, by):
        data = super().given(by)
        return data | {"bed": None} if data.get("bed") == OVERFLOW else data

    def _not_asked(self):
        """Families and offices take the client elsewhere; somebody may be in the house already."""
        place = ["bed", "overflow_place", "overflow_reason"]
        if self.referral.collector in ELSEWHERE:
            return place
        here = Stay.objects.open().filter(person=self.referral.episode.person).exists()
        return [*place, "collected_by"] if here else ["collected_by"]

    def _leave_out(self, *names):
        self.shown_when = {name: rule for name, rule in self.shown_when.items() if name not in names}
        for name in names:
            del self.fields[name]


class Recorded(forms.Form):
    """The half of the other side: who signed, and what the minutes say."""

    signed_by = forms.CharField(label=_("Who signed"), max_length=150)
    note = forms.CharField(
        label=_("What the minutes say"), max_length=500, required=False, widget=AREA,
        help_text=_("Needed where no scan is added."),
    )  # fmt: skip

    missing = {"signed_by": _("Say who signed."), "happened_at": _("Say when it happened, by the minutes.")}
    field_order = ["signed_by", "happened_at", "bed", "overflow_place", "overflow_reason", "note", "scan"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["happened_at"].required = True

    def given(self, by):
        data = super().given(by)
        return {name: value for name, value in data.items() if name not in ("means", "collected_by")}


class PartnersHalf(Recorded, Handed):
    """The partner's, on either leg."""


class OwnHalfBack(Recorded, Placed):
    """RPTC's own on the way back: it opens the stay."""

    missing = Recorded.missing | Placed.missing


def _by_room(beds):
    return [
        (f"{room.name} ({whom(room)})", [(bed.code, f"{room.name} {bed.label}") for bed in inside])
        for room, inside in groupby(beds, key=lambda bed: bed.room)
    ]
