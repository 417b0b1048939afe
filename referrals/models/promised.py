"""What has a due moment and a side that owes it, whatever it is about."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    RPTC = "rptc", _("RPTC")
    PARTNER = "partner", _("Partner")


class Promised(models.Model):
    """`original_due` is what was promised first, `due` the promise in force, `kept_at` when it was kept; all aware
    moments. The ladder climbs whatever is Promised: it asks `subject` whom it is about (a code, a worker, a partner
    or none), and `rungs` what was said."""

    owed_by = models.CharField(max_length=10, choices=Side)
    made_at = models.DateTimeField()
    original_due = models.DateTimeField()
    due = models.DateTimeField()
    due_set_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def is_late(self, now=None):
        """Past the promise in force when it was kept, when its subject stopped, or now. The due moment is on time."""
        return self._end(now) > self.due

    def days_late(self, now=None):
        """Whole WITA days past the promise in force; 0 when it is not late."""
        return self._days(self.due, now)

    def days_late_on_original(self, now=None):
        """Whole WITA days past the original promise: the figure indicators use."""
        return self._days(self.original_due, now)

    def _days(self, due, now):
        return max((timezone.localdate(self._end(now)) - timezone.localdate(due)).days, 0)

    def _end(self, now):
        return self.kept_at or self.subject.stopped_at or now or timezone.now()
