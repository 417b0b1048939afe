"""Filters of the list of needs; they live in the address."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.models import Need

STATES = [
    ("all", _("All states")), ("to_decide", _("Waiting for a decision")), ("urgent", _("Urgent and open")), *Need.State.choices,
]  # fmt: skip
NONE = "unknown"


class NeedFilter(filters.FilterSet):
    """By state (without one: what is open), kind and who pays. What cannot be read filters nothing."""

    state = filters.ChoiceFilter(choices=STATES, method="in_state", label=_("State"), empty_label=_("Open"))
    kind = filters.ChoiceFilter(
        choices=lists.NEEDS.choices(), label=_("What is needed"), empty_label=_("Everything")
    )
    funding = filters.ChoiceFilter(
        choices=[*lists.FUNDING.choices(), (NONE, _("Not known yet"))], method="paid_by", label=_("Funding source"),
        empty_label=_("All sources"),
    )  # fmt: skip

    class Meta:
        model = Need
        fields = []

    def __init__(self, data, *, request):
        super().__init__(data, queryset=Need.objects.exclude(episode__state="void"), request=request)
        for field in self.form.fields.values():
            field.widget.attrs |= {"class": "form-select"}

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.open()
        return super().filter_queryset(queryset)

    def in_state(self, queryset, name, value):
        if value == "to_decide":
            return queryset.to_decide()
        if value == "urgent":
            return queryset.open().filter(urgent=True)
        return queryset if value == "all" else queryset.filter(state=value)

    def paid_by(self, queryset, name, value):
        return queryset.filter(funding="" if value == NONE else value)
