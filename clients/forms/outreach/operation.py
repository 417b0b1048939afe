"""An operation: three answers begin it, the rest can wait."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.forms.intake.arrival import EARLIEST
from clients.models import Agency
from rptc.files import store
from rptc.places.models import District
from rptc.ui.fields import MomentField
from rptc.ui.forms import House

PAPER = forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"})


class Beginning(House, forms.Form):
    """Kind, place and kecamatan; an empty start means now. `given(by)` are keywords of `outreach.start`."""

    kind = forms.ChoiceField(label=_("Kind"), choices=lists.OPERATIONS.choices(), widget=forms.RadioSelect)
    place = forms.CharField(
        label=_("Place"), max_length=200, help_text=_("Street, crossing or building, for example “Jl. Nusantara”.")
    )  # fmt: skip
    district = forms.ModelChoiceField(
        District.objects.all(), to_field_name="code", label=_("Kecamatan"), required=False, empty_label=_("Choose")
    )  # fmt: skip
    starts_at = MomentField(
        label=_("Starts"), required=False, help_text=_("Makassar time. Leave it empty for now; a time to come plans it.")
    )  # fmt: skip
    order_number = forms.CharField(label=_("Number of the order letter"), max_length=80, required=False)
    order_scan = forms.FileField(
        label=_("Scan or photo of the order letter"), required=False, widget=PAPER,
        help_text=_("PDF, JPEG or PNG, at most 15 MB."),
    )  # fmt: skip

    missing = {"kind": _("Choose the kind of operation."), "place": _("Write the place.")}
    MAIN = ("kind", "place", "district")

    @property
    def main(self):
        return [self[name] for name in self.MAIN]

    @property
    def more(self):
        return [field for field in self if field.name not in self.MAIN]

    @property
    def more_open(self):
        """Whether something is wrong among what stands folded."""
        return any(field.errors for field in self.more)

    def clean_starts_at(self):
        moment = self.cleaned_data["starts_at"]
        if moment and moment.year < EARLIEST:
            raise forms.ValidationError(gettext("Write a start from %(year)d on.") % {"year": EARLIEST})
        return moment

    def given(self, by):
        """The answers; an uploaded paper is kept first. Raises store.Refused."""
        data = dict(self.cleaned_data)
        data["order_scan"] = store.scan(data["order_scan"], by=by) if data["order_scan"] else None
        return data


class Facts(Beginning):
    """Everything about an operation that runs or was handed over; then with a reason."""

    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(), to_field_name="code", label=_("Agencies that took part"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    ends_at = MomentField(label=_("Ended"), required=False, help_text=_("Makassar time."))
    reason = forms.CharField(
        label=_("Why is this corrected?"), max_length=500, help_text=_("The hand-over was signed. The reason is kept."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    field_order = [
        "kind",
        "place",
        "district",
        "agencies",
        "starts_at",
        "ends_at",
        "order_number",
        "order_scan",
        "reason",
    ]
    missing = Beginning.missing | {
        "starts_at": _("Write when it starts."),
        "reason": _("Say why this is corrected."),
    }

    def __init__(self, *args, operation, **kwargs):
        self.operation = operation
        held = {
            name: getattr(operation, name)
            for name in ("kind", "place", "starts_at", "ends_at", "order_number")
        }
        held["district"] = operation.district and operation.district.code
        held["agencies"] = [agency.code for agency in operation.agencies.all()]
        super().__init__(*args, initial=held, **kwargs)
        self.fields["agencies"].queryset = Agency.objects.filter(
            Q(retired=False) | Q(code__in=held["agencies"])
        )
        self.fields["starts_at"].required = True
        if operation.state != operation.State.HANDED_OVER:
            del self.fields["reason"]

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if ends and ends > timezone.now():
            self.add_error("ends_at", _("This lies in the future. Give a time that has passed."))
        elif starts and ends and ends < starts:
            self.add_error("ends_at", _("The end must not be before the start."))
        if starts and self.operation.state != self.operation.State.PLANNED and starts > timezone.now():
            self.add_error("starts_at", _("This operation has begun: give a time that has passed."))
        return data

    def given(self, by):
        data = super().given(by)
        data["order_scan"] = data["order_scan"] or self.operation.order_scan
        return data
