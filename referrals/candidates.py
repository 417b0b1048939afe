"""Whom a group can be made of: open cases of the unit, without restricted files."""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from clients.models import BedUse, Episode, LocalClass, Room
from referrals.models import Referral
from rptc.ui.fields import DayField

SELECT = {"class": "form-select"}


def candidates(user):
    """Open cases whose file this person may open, newest first; `referred` says that a referral is not finished."""
    held = Referral.objects.unsettled().filter(episode=OuterRef("pk"))
    found = Episode.objects.visible_to(user).running().filter(person__restricted=False)
    return found.annotate(referred=Exists(held)).select_related("person", "ppks_class", "report_class")


def rooms(episodes):
    """{person pk: room} of those who sleep in the house now; one statement."""
    people = [episode.person_id for episode in episodes]
    uses = BedUse.objects.filter(during__upper_inf=True, stay__person__in=people).select_related(
        "bed__room", "stay"
    )
    return {use.stay.person_id: use.bed.room.name for use in uses}


class Candidates(filters.FilterSet):
    """Open cases to choose from, by class, WITA day of arrival, and room."""

    ppks_class = filters.ModelChoiceFilter(
        queryset=LocalClass.objects.all(), to_field_name="code", label=_("Class"), empty_label=_("All classes"),
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    since = filters.DateFilter("arrival_date", "gte", label=_("Arrived from"), widget=DayField().widget)
    until = filters.DateFilter("arrival_date", "lte", label=_("Arrived until"), widget=DayField().widget)
    room = filters.ModelChoiceFilter(
        queryset=Room.objects.select_related("facility"), to_field_name="code", label=_("Room"), method="sleeps_in",
        empty_label=_("Anywhere"), widget=forms.Select(attrs=SELECT),
    )  # fmt: skip

    class Meta:
        model = Episode
        fields = []

    def sleeps_in(self, queryset, name, value):
        there = BedUse.objects.filter(during__upper_inf=True, bed__room=value)
        return queryset.filter(person__in=there.values("stay__person"))
