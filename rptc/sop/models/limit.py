"""Time limits: how long a step may take, for whom, from when."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.clock import working
from rptc.sop.models.dated import Dated, DatedQuerySet, ends_after_start, no_overlap, standing


class NoLimit(LookupError):
    """No row of this limit is in force on that day."""


KEY = ("code", "partner_kind", "ppks_class", "urgency")  # one row of these a day


class LimitQuerySet(DatedQuerySet):
    def in_force(self, code, *, on=None, partner_kind="", ppks_class="", urgency=""):
        """The narrowest row of `code` in force on a WITA date (default today); NoLimit when there is none."""
        wanted = {"partner_kind": partner_kind, "ppks_class": ppks_class, "urgency": urgency}
        rows = [r for r in self.on(on or timezone.localdate()).filter(code=code) if r.fits(**wanted)]
        if not rows:
            raise NoLimit(code)
        return max(rows, key=lambda row: row.narrowness)


class Limit(Dated):
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
    warn_before = models.PositiveIntegerField(default=0)
    certainty = models.CharField(max_length=1, blank=True)

    objects = standing(LimitQuerySet)
    every = models.Manager()

    class Meta:
        ordering = ["code", "valid_from"]
        constraints = [
            ends_after_start("limit_ends_after_start"),
            no_overlap("limit_no_overlap", KEY, _("Another limit covers part of these dates.")),
        ]

    def __str__(self):
        return f"{self.code} {self.value} {self.unit}"

    def fits(self, **wanted):
        """Whether every narrowing of this row is met."""
        return all(getattr(self, field) in ("", value) for field, value in wanted.items())

    @property
    def scope(self):
        """For whom, in an address: "any.any.urgent" (kind of partner, class, urgency)."""
        return ".".join(getattr(self, field) or "any" for field in KEY[1:])

    @property
    def narrowness(self):
        return sum(bool(getattr(self, field)) for field in KEY[1:])

    def due(self, start, off=None):
        """The moment (aware) this limit runs out when it starts at `start`; `off` is a Days already read."""
        return working.due(start, self.value, self.unit, off)
