"""The plan held against a newer assessment, goal by goal (indicator X3)."""

from django.db import models
from django.utils import timezone

from clients.models.plan import Plan
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON


class PlanReview(models.Model):
    """One review: the newest finished `assessment` it looked at (or none), and {code of a goal: {said: keep, change or close,
    note}}. `changed` says whether anything but "keep" was said. Added only, never changed (the database sees to it)."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    assessment = models.ForeignKey(
        "clients.Assessment", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decisions = SealedJSON(default=dict)
    changed = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return self.code

    @property
    def person_code(self):
        return self.plan.episode.person.code
