"""Why a bed nobody sleeps in is not free: held, being cleaned, out of order. Dated rows, so that the past stays."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.house import Bed
from rptc.lib.codes import code


class BedStateQuerySet(models.QuerySet):
    def at(self, moment=None):
        """Those that hold at a moment (default now): a hold that ran out does not, without anybody ending it."""
        return self.filter(during__contains=moment or timezone.now())


class BedState(models.Model):
    """One state of one bed from a moment to another (UTC), open while it lasts. A hold (`reserved`) is for a `person`, or
    for what `about_*` names (a referral to RPTC, a collection): no foreign key, clients looks at nobody. It ends by
    itself. `reason` says why a bed is out of order. Ended early, never removed."""

    class Kind(models.TextChoices):
        OUT_OF_ORDER = "out_of_order", _("Out of order")
        RESERVED = "reserved", _("Held")
        CLEANING = "cleaning", _("Being cleaned")

    class Outcome(models.TextChoices):
        TAKEN = "taken", _("Taken by whom it was held for")
        RELEASED = "released", _("Released")
        CLEAN = "clean", _("Clean")
        MENDED = "mended", _("In order again")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, related_name="states")
    kind = models.CharField(max_length=15, choices=Kind)
    during = DateTimeRangeField()
    person = models.ForeignKey(
        "clients.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="beds_held"
    )
    about_kind = models.CharField(max_length=20, blank=True)
    about_code = models.CharField(max_length=20, blank=True)
    about_label = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    end_recorded_at = models.DateTimeField(null=True, blank=True)

    objects = BedStateQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            ExclusionConstraint(
                name="bed_state_once",
                expressions=[
                    ("bed", RangeOperators.EQUAL), ("kind", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Somebody was faster: this bed is in that state already."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="reserved") | Q(during__upper_inf=False), name="bed_hold_ends",
                violation_error_message=_("Say until when the bed is held."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="reserved") | Q(person__isnull=False) | ~Q(about_label=""),
                name="bed_hold_is_for_somebody", violation_error_message=_("Say for whom the bed is held."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="out_of_order") | ~Q(reason=""), name="bed_out_of_order_has_reason",
                violation_error_message=_("Say what is wrong with the bed."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.code

    @property
    def until(self):
        """When it ends or ended; None while nobody knows."""
        return self.during.upper

    def holds(self, at=None):
        """Whether it is so at a moment (default now)."""
        at = at or timezone.now()
        return self.during.lower <= at and (self.until is None or at < self.until)
