"""Filters of the referral list; they live in the address, and a desk's figure links to them."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Partner
from referrals.models import OVER, WITH_PARTNER, Referral, Side, State
from referrals.models.queues import Turn
from referrals.reading import partner_name

SELECT, BOX = {"class": "form-select"}, {"class": "form-check-input"}
GROUPS = [
    ("running", _("Running")),
    ("preparing", _("Draft or submitted")),
    ("sent", _("Sent, no answer yet")),
    ("accepted", _("Accepted, not handed over")),
    ("with_partner", _("At the partner")),
    ("collected", _("Collected, not closed")),
    ("over", _("Over")),
    ("all", _("All states")),
]
STATES = {
    "preparing": [State.DRAFT, State.SUBMITTED], "sent": [State.SENT], "accepted": [State.ACCEPTED],
    "with_partner": WITH_PARTNER, "collected": [State.COLLECTED], "over": OVER,
}  # fmt: skip


class ReferralFilter(filters.FilterSet):
    """By state (without one: everything that still needs somebody), partner, lateness, turn, and three boxes.

    What cannot be read in the address filters nothing.
    """

    state = filters.ChoiceFilter(
        choices=GROUPS, method="in_state", label=_("State"), empty_label=_("Not finished")
    )
    partner = filters.ModelChoiceFilter(
        queryset=Partner.objects.none(),
        to_field_name="code",
        label=_("Partner"),
        empty_label=_("All partners"),
    )
    late = filters.ChoiceFilter(
        choices=[("any", _("Late, whoever owes")), (Side.RPTC, _("Late, RPTC owes")), (Side.PARTNER, _("Late, the partner owes"))],
        method="is_late", label=_("Lateness"), empty_label=_("Late or not"),
    )  # fmt: skip
    turn = filters.ChoiceFilter(
        choices=Turn.choices, method="waits_for", label=_("Waiting for"), empty_label=_("Anybody")
    )
    mine = filters.BooleanFilter(method="of_mine", label=_("Mine"), widget=forms.CheckboxInput(attrs=BOX))
    urgent = filters.BooleanFilter(
        method="is_urgent", label=_("Urgent"), widget=forms.CheckboxInput(attrs=BOX)
    )
    unapproved = filters.BooleanFilter(
        method="is_unapproved", label=_("Sent before approval"), widget=forms.CheckboxInput(attrs=BOX)
    )

    class Meta:
        model = Referral
        fields = []

    def __init__(self, data, *, request):
        super().__init__(data, queryset=Referral.objects.visible_to(request.user), request=request)
        self.form.fields["partner"].queryset = Partner.objects.visible_to(request.user).order_by("name")
        self.form.fields["partner"].label_from_instance = lambda partner: partner_name(partner, request.user)
        for name in ("state", "partner", "late", "turn"):
            self.form.fields[name].widget.attrs |= SELECT

    def filter_queryset(self, queryset):
        """Without a state in the address the finished ones stay away, unless somebody asks for what was not approved."""
        asked = self.form.cleaned_data
        if not asked.get("state") and not asked.get("unapproved"):
            queryset = queryset.unsettled()
        return super().filter_queryset(queryset)

    def in_state(self, queryset, name, value):
        if value in STATES:
            return queryset.filter(state__in=STATES[value])
        return queryset.running() if value == "running" else queryset

    def is_late(self, queryset, name, value):
        return queryset.late(owed_by=None if value == "any" else value)

    def waits_for(self, queryset, name, value):
        return queryset.waiting_for(value)

    def of_mine(self, queryset, name, value):
        return queryset.filter(worker=self.request.user) if value else queryset

    def is_urgent(self, queryset, name, value):
        return queryset.filter(urgent=True) if value else queryset

    def is_unapproved(self, queryset, name, value):
        return queryset.unapproved() if value else queryset
