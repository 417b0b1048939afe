"""Who is in the house since when, and in which bed. Two in a bed or one in two are impossible."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, Func, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.house import Bed, Facility
from clients.models.leave import Leave
from clients.models.readable import readable
from rptc.clock import working
from rptc.lib.codes import code
from rptc.sop.models import Limit


class StayQuerySet(models.QuerySet):
    def current(self, at=None):
        """Stays that hold at a moment (default now)."""
        return self.filter(during__contains=at or timezone.now())

    def open(self):
        return self.filter(during__upper_inf=True)

    def over_limit(self, day=None):
        """Stays of a WITA date (default today) whose day number is above the `stay_period` in force that day.

        Whether the 3–10 days of the sources mean nights or days is not known; days are compared (domain §4.2).
        """
        day = day or timezone.localdate()
        limit = Limit.objects.in_force("stay_period", on=day).value
        first_in_time = working.start_of_day(day - timedelta(days=limit - 1))
        begun = Coalesce("days_from", Func("during", function="lower", output_field=models.DateTimeField()))
        return self.current(_last_moment(day)).annotate(begun=begun).filter(begun__lt=first_in_time)

    def in_house(self, at=None):
        """Stays that take a place at a moment (default now): all but people away whose bed was given up."""
        at = at or timezone.now()
        gone = Leave.objects.out(at).filter(stay=OuterRef("pk"), bed_kept=False)
        return self.current(at).filter(~Exists(gone))

    def visible_to(self, user):
        return self.filter(readable(user, "person"))


def _last_moment(day):
    """The end of a WITA date, or now while it lasts."""
    return min(working.end_of_day(day), timezone.now())


class Stay(models.Model):
    """Somebody in the house: from when (UTC, inclusive) to when (exclusive, open while they stay).

    `day_number` counts the admission date as day 1 (domain §4.2); after a move from another house `days_from` is when the
    first of these stays began. `overflow_reason` is given when no bed was used; `things_note` says what happens to the
    things that were still kept when somebody left.
    """

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    person = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="stays")
    episode = models.ForeignKey("clients.Episode", on_delete=models.PROTECT, related_name="stays")
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="stays")
    during = DateTimeRangeField()
    overflow_place = models.CharField(_("overflow place"), max_length=100, blank=True)
    overflow_reason = models.CharField(_("reason for the overflow place"), max_length=300, blank=True)
    admitted_by = models.CharField(max_length=150)
    recorded_at = models.DateTimeField(default=timezone.now)
    ended_by = models.CharField(max_length=150, blank=True)
    end_recorded_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=30, blank=True)
    end_note = models.CharField(max_length=300, blank=True)
    things_note = models.CharField(max_length=300, blank=True)
    planned_leave = models.DateField(_("planned last day"), null=True, blank=True)
    days_from = models.DateTimeField(null=True, blank=True)

    objects = StayQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            ExclusionConstraint(
                name="stay_one_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                violation_error_message=_("This person already stays in the house at that time."),
            ),
            models.CheckConstraint(
                condition=Q(overflow_place="") | ~Q(overflow_reason=""), name="stay_overflow_has_reason"
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def person_code(self):
        return self.person.code

    def day_number(self, day=None):
        """Day 1 is the WITA date of admission; the last day when the stay has ended."""
        last = self.during.upper or None
        day = timezone.localdate(last) if last else day or timezone.localdate()
        return (day - timezone.localdate(self.days_from or self.during.lower)).days + 1


class BedUse(models.Model):
    """A bed within a stay. A move is the end of one row and the start of the next."""

    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="beds")
    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, related_name="uses")
    during = DateTimeRangeField()
    moved_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["-id"]
        constraints = [
            ExclusionConstraint(
                name="bed_one_person",
                expressions=[("bed", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                violation_error_message=_("This bed is taken at that time."),
            ),
            ExclusionConstraint(
                name="stay_one_bed",
                expressions=[("stay", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                violation_error_message=_("This stay already has a bed at that time."),
            ),
        ]

    def __str__(self):
        return f"{self.bed} {self.during}"
