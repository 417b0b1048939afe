"""Who wrote a row down, and when; and how it stops to hold without being erased."""

from django.db import models
from django.utils import timezone

from rptc.lib.codes import code


class Recorded(models.Model):
    """A row about a person with a public id, never changed after it was written except to end it."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.code

    @property
    def person_code(self):
        return self.person.code
