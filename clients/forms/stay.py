"""Admitting, moving, discharging: one short form each. An empty time means now."""

from itertools import groupby

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.actions.stay_checks import NeedsReason
from clients.board import free_beds, waiting
from clients.models import Bed, BedState, Episode
from clients.rooms import whom
from rptc.ui.fields import MomentField
from rptc.ui.forms import House

OVERFLOW = "overflow"
BY_REFERRAL = "referred_partner"  # recorded at the hand-over, not here


class Timed(House, forms.Form):
    """When it happened."""

    at = MomentField(label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now."))


class Placed(Timed):
    """A bed, and why, where the room is for others or the house is full. `go_on` and `reason` appear when asked for."""

    bed = forms.CharField(label=_("Bed"), widget=forms.Select)
    go_on = forms.BooleanField(label=_("Yes, this place all the same"), required=False)
    reason = forms.CharField(label=_("Why all the same"), max_length=300, required=False)

    missing = {"bed": _("Choose a bed from the list.")}
    conditional = ("go_on", "reason")
    field_order = ["episode", "bed", "overflow_place", "overflow_reason", "at", "go_on", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bed"].widget.choices = [
            ("", _("Choose …")),
            *self.other_places(),
            *_by_room(free_beds()),
            *_held(),
        ]
        self.asked_why = {name: self.fields[name] for name in self.conditional}
        if not self.data.get("reason"):
            del self.fields["go_on"], self.fields["reason"]

    def other_places(self):
        return []

    def clean_bed(self):
        if self.cleaned_data["bed"] in dict(self.other_places()):
            return self.cleaned_data["bed"]
        bed = Bed.objects.select_related("room__facility").filter(code=self.cleaned_data["bed"]).first()
        if bed is None:
            raise forms.ValidationError(self.missing["bed"])
        return bed

    def refuse(self, refused):
        """Where a reason would do, ask for it."""
        if isinstance(refused, NeedsReason):
            self.fields |= self.asked_why
        super().refuse(refused)

    def clean(self):
        super().clean()
        if self.cleaned_data.get("bed") == OVERFLOW:
            self.cleaned_data["bed"] = None
        if self.cleaned_data.get("reason") and not self.cleaned_data.get("go_on"):
            self.add_error("go_on", _("Tick that this place is meant."))
        return self.cleaned_data


class Admit(Placed):
    """Which case, and where the person sleeps. `given` is the code of a case the page was opened for."""

    episode = forms.ModelChoiceField(
        Episode.objects.none(), to_field_name="code", label=_("Case"), empty_label=_("Choose …")
    )
    overflow_place = forms.CharField(label=_("Where the person sleeps"), max_length=100)
    overflow_reason = forms.CharField(label=_("Why no bed is used"), max_length=300)

    shown_when = {"overflow_place": f"bed={OVERFLOW}", "overflow_reason": f"bed={OVERFLOW}"}

    def __init__(self, *args, user, given="", **kwargs):
        super().__init__(*args, **kwargs)
        given = self.data.get("episode", given).replace(
            "\0", ""
        )  # asked of the database before it is cleaned
        open_cases = Episode.objects.running().visible_to(user).select_related("person")
        offered = open_cases.filter(Q(pk__in=waiting(user).values("pk")) | Q(code=given))
        self.fields["episode"].queryset = offered
        self.fields["episode"].label_from_instance = called
        self.initial.setdefault("episode", given)

    def other_places(self):
        return [(OVERFLOW, _("An overflow place"))]


class Move(Placed):
    """Another bed."""


class Discharge(Timed):
    """Why somebody leaves the house. Leaving to a partner is recorded at the hand-over."""

    reason = forms.ChoiceField(
        label=_("Why the person leaves"), widget=forms.RadioSelect,
        choices=[(code, words) for code, words in lists.EXITS.choices() if code != BY_REFERRAL],
    )  # fmt: skip
    note = forms.CharField(label=_("With whom and where to"), max_length=300, required=False)
    things = forms.CharField(
        label=_("What happens to the things that are kept"), max_length=300, required=False,
        help_text=_("Give them back first, or write where they stay and who fetches them."),
    )  # fmt: skip

    conditional = ("things",)
    field_order = ["reason", "note", "things", "at"]

    def __init__(self, *args, kept=(), **kwargs):
        super().__init__(*args, **kwargs)
        if not kept:
            del self.fields["things"]


def called(episode):
    """A case as a list names it: what the person is called, and the number."""
    return f"{episode.person.alias or episode.person.full_name} · {episode.number}"


def _held():
    """Beds that are held, last: whom they are held for is asked at the act."""
    holds = BedState.objects.at().filter(kind=BedState.Kind.RESERVED).select_related("bed__room")
    listed = [
        (hold.bed.code, f"{hold.bed} ({hold.about_label or hold.get_kind_display()})") for hold in holds
    ]
    return [(_("Held"), listed)] if listed else []


def _by_room(beds):
    return [
        (f"{room.name} ({whom(room)})", [(bed.code, f"{room.name} {bed.label}") for bed in inside])
        for room, inside in groupby(beds, key=lambda bed: bed.room)
    ]
