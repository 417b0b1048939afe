"""Abstract parts of everything that has states."""

from django.db import models
from django.utils import timezone


class Log(models.Model):
    """One move (from, to, verb, who, when in UTC, why). Each app makes its own table with a foreign key named
    after the thing and `related_name="log"`. `at` is when it happened, `recorded_at` when it was typed.
    """

    verb = models.CharField(max_length=30)
    source = models.CharField(max_length=30)
    target = models.CharField(max_length=30)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=500, blank=True)
    data = models.JSONField(default=dict, blank=True)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.CharField(max_length=40, blank=True)
    actor_label = models.CharField(max_length=150, blank=True)
    acting_for = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self):
        return f"{self.verb}: {self.source} → {self.target}"


class Guarded(models.Model):
    """Lets refresh_from_db read a protected state, and puts it back when the row is gone.

    django-fsm-2's own mixin switches the protection off on the class while it refreshes.
    """

    class Meta:
        abstract = True

    def said(self, by):
        """What its log keeps of a move beside who made it: columns of that log."""
        return {}

    def refresh_from_db(self, using=None, fields=None, from_queryset=None):
        kept = self.__dict__.copy()
        if fields is None:  # named here, because a popped field would count as deferred and be left out
            deferred = self.get_deferred_fields()
            fields = [f.attname for f in self._meta.concrete_fields if f.attname not in deferred]
            self._prefetched_objects_cache = {}
        if "state" in fields:
            self.__dict__.pop("state", None)
        try:
            super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        except Exception:
            self.__dict__.update(kept)
            raise
