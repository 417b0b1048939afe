"""Filters of the client list; they live in the address, and an export takes the same ones."""

from datetime import date

import django_filters as filters
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from clients.models import Assessment, Episode, LocalClass
from rptc.accounts.models import User
from rptc.places.models import District

SELECT = {"class": "form-select"}
NOT_ASSESSED = "none"
MONTHS = 24
STATES = [("closed", _("Closed")), ("void", _("Entered in error")), ("all", _("All states"))]


def risk():
    """The band that stands in the newest finished initial assessment of a case: judged, else computed; None without."""
    finished = Assessment.objects.filter(
        episode=OuterRef("pk"), finished_at__isnull=False, instrument__code="initial_assessment"
    )
    band = Coalesce(NullIf("judged_band", Value("")), "result_band")
    return Subquery(finished.order_by("-finished_at").values(stands=band)[:1])


class ClientFilter(filters.FilterSet):
    """Cases that this user may see: by state (without one: the running ones), class, worker, risk, month of arrival and
    kecamatan. What cannot be read in the address filters nothing."""

    state = filters.ChoiceFilter(
        choices=STATES, method="in_state", label=_("State"), empty_label=_("Running")
    )
    ppks = filters.ModelChoiceFilter(
        field_name="ppks_class", queryset=LocalClass.objects.all(), to_field_name="code", label=_("Class"),
        empty_label=_("All classes"),
    )  # fmt: skip
    worker = filters.ModelChoiceFilter(
        field_name="case_worker", queryset=User.objects.none(), to_field_name="code", label=_("Worker"),
        empty_label=_("All workers"),
    )  # fmt: skip
    risk = filters.ChoiceFilter(
        choices=[*Assessment.Band.choices, (NOT_ASSESSED, _("Not assessed yet"))], method="of_risk",
        label=_("Risk"), empty_label=_("Any risk"),
    )  # fmt: skip
    month = filters.ChoiceFilter(
        choices=lambda: months(),
        method="arrived_in",
        label=_("Month of arrival"),
        empty_label=_("All months"),
    )
    district = filters.ModelChoiceFilter(
        queryset=District.objects.all(), to_field_name="code", method="of_district", label=_("Kecamatan"),
        empty_label=_("All kecamatan"),
    )  # fmt: skip

    class Meta:
        model = Episode
        fields = []

    def __init__(self, data, *, request):
        super().__init__(data, queryset=Episode.objects.visible_to(request.user), request=request)
        workers = self.form.fields["worker"]
        cases = Episode.objects.filter(case_worker=OuterRef("pk"))
        workers.queryset = User.objects.filter(Exists(cases)).order_by("full_name")
        workers.label_from_instance = lambda user: user.get_full_name()
        self.form.fields["ppks"].label_from_instance = lambda row: row.label
        for field in self.form.fields.values():
            field.widget.attrs |= SELECT

    def filter_queryset(self, queryset):
        """Without a state in the address only running cases."""
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.running()
        return super().filter_queryset(queryset)

    def in_state(self, queryset, name, value):
        return queryset if value == "all" else queryset.filter(state=value)

    def of_risk(self, queryset, name, value):
        queryset = queryset.alias(stands=risk())
        return queryset.filter(stands=None if value == NOT_ASSESSED else value)

    def arrived_in(self, queryset, name, value):
        first = date.fromisoformat(f"{value}-01")
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return queryset.filter(arrival_date__gte=first, arrival_date__lt=after)

    def of_district(self, queryset, name, value):
        """Found there, or living there."""
        return queryset.filter(Q(found_district=value) | Q(person__district=value))


def months():
    """The last two years, newest first: ("2026-11", "November 2026")."""
    today = timezone.localdate()
    back = [(today.year * 12 + today.month - 1 - n) for n in range(MONTHS)]
    days = [date(n // 12, n % 12 + 1, 1) for n in back]
    return [(f"{day:%Y-%m}", date_format(day, "F Y")) for day in days]
