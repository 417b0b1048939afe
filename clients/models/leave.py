"""Away for a while, in hospital or at home: the stay goes on."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.readable import readable
from rptc.lib.codes import code
from rptc.lib.crypto import SealedText


class LeaveQuerySet(models.QuerySet):
    def out(self, at=None):
        """Those who are away at a moment (default now)."""
        return self.filter(during__contains=at or timezone.now())

    def visible_to(self, user):
        return self.filter(readable(user, "stay__person"))


class Leave(models.Model):
    """Out from a moment, back at another (UTC; open while away). Where the bed is kept (`bed_kept`) the person counts as
    in the house; where it was given up, not. Where, with whom and the note are sealed."""

    class Kind(models.TextChoices):
        HOSPITAL = "hospital", _("Hospital")
        HOME = "home", _("At home for a time")
        OTHER = "other", _("Elsewhere")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    stay = models.ForeignKey("clients.Stay", on_delete=models.PROTECT, related_name="leaves")
    kind = models.CharField(_("what for"), max_length=10, choices=Kind)
    during = DateTimeRangeField()
    where = SealedText(default=str)
    companion = SealedText(default=str)
    note = SealedText(default=str)
    expected_back = models.DateTimeField(_("expected back"))
    bed_kept = models.BooleanField()
    out_by = models.CharField(max_length=150)
    recorded_at = models.DateTimeField(default=timezone.now)
    back_by = models.CharField(max_length=150, blank=True)
    back_recorded_at = models.DateTimeField(null=True, blank=True)

    objects = LeaveQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            ExclusionConstraint(
                name="leave_once_at_a_time",
                expressions=[("stay", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                violation_error_message=_("This person is away at that time already."),
            ),
            models.CheckConstraint(
                condition=Q(during__upper_inf=True) | ~Q(back_by=""), name="leave_back_by_somebody"
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def person_code(self):
        return self.stay.person.code

    def is_late(self, at=None):
        """Whether somebody who is still away was expected before a moment (default now)."""
        return self.during.upper is None and self.expected_back < (at or timezone.now())
