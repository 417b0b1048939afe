"""Filters of the list of issues; they live in the address."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Partner
from referrals.models import Issue, Side
from referrals.reading import partner_name

SELECT, BOX = {"class": "form-select"}, {"class": "form-check-input"}
STATES = [("all", _("All states")), *Issue.State.choices]
LATE = [
    ("any", _("Late, whoever owes")), (Side.RPTC, _("Late, RPTC owes")), (Side.PARTNER, _("Late, the other side owes")),
]  # fmt: skip
TURNS = [
    (Side.RPTC, _("RPTC answers")),
    (Side.PARTNER, _("The other side answers")),
    ("judge", _("RPTC judges the answer")),
]


class IssueFilter(filters.FilterSet):
    """By state (without one: what is not settled), lateness, turn, partner, mine. What cannot be read filters nothing."""

    state = filters.ChoiceFilter(
        choices=STATES, method="in_state", label=_("State"), empty_label=_("Not settled")
    )
    late = filters.ChoiceFilter(
        choices=LATE, method="is_late", label=_("Lateness"), empty_label=_("Late or not")
    )
    turn = filters.ChoiceFilter(
        choices=TURNS, method="waits_for", label=_("Whose turn"), empty_label=_("Anybody")
    )
    partner = filters.ModelChoiceFilter(
        queryset=Partner.objects.none(),
        to_field_name="code",
        label=_("Partner"),
        empty_label=_("All partners"),
    )
    mine = filters.BooleanFilter(method="of_mine", label=_("Mine"), widget=forms.CheckboxInput(attrs=BOX))

    class Meta:
        model = Issue
        fields = []

    def __init__(self, data, *, request):
        super().__init__(data, queryset=Issue.objects.visible_to(request.user), request=request)
        self.form.fields["partner"].queryset = Partner.objects.visible_to(request.user).order_by("name")
        self.form.fields["partner"].label_from_instance = lambda partner: partner_name(partner, request.user)
        for name in ("state", "late", "turn", "partner"):
            self.form.fields[name].widget.attrs |= SELECT

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.unsettled()
        return super().filter_queryset(queryset)

    def in_state(self, queryset, name, value):
        return queryset if value == "all" else queryset.filter(state=value)

    def is_late(self, queryset, name, value):
        late = queryset.late()
        return late if value == "any" else late.filter(owed_by=value)

    def waits_for(self, queryset, name, value):
        if value == "judge":
            return queryset.filter(state=Issue.State.ANSWERED)
        return queryset.open().filter(owed_by=value)

    def of_mine(self, queryset, name, value):
        return queryset.of(self.request.user) if value else queryset
