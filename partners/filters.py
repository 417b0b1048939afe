"""Filters of the registry; they live in the address."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from partners import lists
from partners.models import Partner, Status, status_of

PLAIN = {"class": "form-select"}


class PartnerFilter(filters.FilterSet):
    """Legal kind, service offered, document status, and whether the work with the partner goes on (by default: yes).

    What cannot be read in the address filters nothing.
    """

    kind = filters.ChoiceFilter(
        choices=Partner.Kind.choices, label=_("Legal kind"), empty_label=_("All kinds")
    )
    service = filters.ChoiceFilter(
        choices=lists.SERVICES.choices(), method="offering", label=_("Service"), empty_label=_("All services")
    )
    document = filters.ChoiceFilter(
        choices=Status.choices, method="documented", label=_("Document status"), empty_label=_("All statuses")
    )
    active = filters.ChoiceFilter(
        choices=[("ended", _("Ended")), ("all", _("Active and ended"))],
        method="working",
        label=_("Partnership"),
        empty_label=_("Active"),
    )

    class Meta:
        model = Partner
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.form.fields.values():
            field.widget = forms.Select(choices=field.widget.choices, attrs=PLAIN)

    def filter_queryset(self, queryset):
        """The default of `active` is a filter too, so that an ended partner is found only by asking."""
        if not self.form.cleaned_data.get("active"):
            queryset = queryset.active()
        return super().filter_queryset(queryset)

    def offering(self, queryset, name, value):
        return queryset.filter(services__kind=value, services__ended_on__isnull=True)

    def documented(self, queryset, name, value):
        """The status is computed from dates in one place, so each partner is asked (two statements, any number)."""
        held = [p.pk for p in queryset.prefetch_related("documents") if status_of(p) == value]
        return queryset.filter(pk__in=held)

    def working(self, queryset, name, value):
        return queryset.filter(ended_on__isnull=False) if value == "ended" else queryset
