"""Time limits and ladders as dated rows, and every recorded departure from them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.clock import working
from rptc.lib.words import Bilingual


class NoLimit(LookupError):
    """No row of this limit is in force on that day."""


class DatedQuerySet(models.QuerySet):
    def on(self, day):
        """Rows in force on a WITA date."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class LimitQuerySet(DatedQuerySet):
    def in_force(self, code, *, on=None, partner_kind="", ppks_class="", urgency=""):
        """The narrowest row of `code` in force on a WITA date (default today); NoLimit when there is none."""
        wanted = {"partner_kind": partner_kind, "ppks_class": ppks_class, "urgency": urgency}
        rows = [r for r in self.on(on or timezone.localdate()).filter(code=code) if r.fits(**wanted)]
        if not rows:
            raise NoLimit(code)
        return max(rows, key=lambda row: row.narrowness)


class Limit(Bilingual, models.Model):
    """One time limit (or capacity): value, unit, from when to when, for whom. Never overwritten, only followed.

    `certainty` is the mark of domain.md; a "?" row is shown with its doubt, warns and never blocks.
    """

    reference_data = True

    class Unit(models.TextChoices):
        HOUR = "hour", _("hours")
        CALENDAR_DAY = "calendar_day", _("days")
        WORKING_DAY = "working_day", _("working days")
        PERSON = "person", _("people")

    code = models.SlugField()
    label_id = models.CharField(max_length=150)
    label_en = models.CharField(max_length=150)
    value = models.PositiveIntegerField()
    unit = models.CharField(max_length=15, choices=Unit)
    applies_to = models.CharField(max_length=20)
    partner_kind = models.CharField(max_length=20, blank=True)
    ppks_class = models.CharField(max_length=30, blank=True)
    urgency = models.CharField(max_length=10, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    warn_before = models.PositiveIntegerField(default=0)
    certainty = models.CharField(max_length=1, blank=True)
    note_id = models.CharField(max_length=250, blank=True)
    note_en = models.CharField(max_length=250, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150, blank=True)

    objects = LimitQuerySet.as_manager()

    class Meta:
        ordering = ["code", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="limit_ends_after_start",
            ),
            ExclusionConstraint(
                name="limit_no_overlap",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    ("partner_kind", RangeOperators.EQUAL),
                    ("ppks_class", RangeOperators.EQUAL),
                    ("urgency", RangeOperators.EQUAL),
                    (
                        Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("Another limit covers part of these dates."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.value} {self.unit}"

    def fits(self, **wanted):
        """Whether every narrowing of this row is met."""
        return all(getattr(self, field) in ("", value) for field, value in wanted.items())

    @property
    def narrowness(self):
        return sum(bool(getattr(self, field)) for field in ("partner_kind", "ppks_class", "urgency"))

    def due(self, start, off=None):
        """The moment (aware) this limit runs out when it starts at `start`; `off` is a Days already read."""
        return working.due(start, self.value, self.unit, off)


class Rung(Bilingual, models.Model):
    """One step of a ladder: for a clock and the side that owes, so many days from the promise, who is told how.
    Dated like a limit: a changed step is a new row of the same code, and the old one ends the day before."""

    reference_data = True

    code = models.SlugField()
    label_id = models.CharField(max_length=150)
    label_en = models.CharField(max_length=150)
    clock = models.CharField(max_length=20)
    owed_by = models.CharField(max_length=10)
    offset = models.IntegerField()
    offset_unit = models.CharField(max_length=15)
    repeats_every = models.PositiveIntegerField(null=True, blank=True)
    audience = ArrayField(models.CharField(max_length=30))
    told = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    channels = ArrayField(models.CharField(max_length=20))
    working_hours_only = models.BooleanField(default=True)
    template = models.CharField(max_length=60, blank=True)
    needs_ack = models.BooleanField(default=False)
    valid_from = models.DateField(default="2023-01-01")
    valid_to = models.DateField(null=True, blank=True)
    note_id = models.CharField(max_length=250, blank=True)
    note_en = models.CharField(max_length=250, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["clock", "owed_by", "offset"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="rung_ends_after_start",
            ),
            ExclusionConstraint(
                name="rung_no_overlap",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (
                        Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("Another version of this step covers part of these dates."),
            ),
        ]

    def __str__(self):
        return self.code

    def holds(self, day):
        """Whether this row is the one in force on a WITA date."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Deviation(models.Model):
    """A departure from a limit or step: which rule, about what, why, and who approved it (before or after)."""

    rule = models.SlugField()
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=40)
    about_label = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes = [models.Index(fields=["about_kind", "about_code"], name="deviation_about")]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by="")
                | Q(approved_at__isnull=False) & ~Q(approved_by=""),
                name="deviation_approved_by_somebody",
            )
        ]

    def __str__(self):
        return f"{self.rule} {self.about_label}"
