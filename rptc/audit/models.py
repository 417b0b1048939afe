"""What was done, read and taken out: one append-only table (privileges are revoked in the migration)."""

from django.db import models
from django.utils import timezone


class EventQuerySet(models.QuerySet):
    def about(self, subject):
        """Events whose subject is `subject`."""
        kind, code = identity(subject)
        return self.filter(subject_kind=kind, subject_code=code)

    def of_person(self, code):
        """Everything that concerns the person with public id `code`, newest first."""
        return self.exclude(person_code="").filter(person_code=code).order_by("-id")

    def of_people(self, people):
        """Everything that concerns the people of a QuerySet: one human being may have joined files. Saying that it concerns
        somebody is what lets the index be used."""
        return self.exclude(person_code="").filter(person_code__in=people.values("code"))

    def reads(self):
        return self.filter(is_read=True)


class Event(models.Model):
    """One verb: who, on what, when (UTC). Holds ids, labels and field names, never values of a file."""

    at = models.DateTimeField(default=timezone.now)
    verb = models.CharField(max_length=60)
    is_read = models.BooleanField(default=False)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.CharField(max_length=40, blank=True)
    actor_label = models.CharField(max_length=150, blank=True)
    acting_for = models.CharField(max_length=40, blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_code = models.CharField(max_length=40, blank=True)
    subject_label = models.CharField(max_length=150, blank=True)
    person_code = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["person_code", "-id"], name="audit_person", condition=~models.Q(person_code="")
            ),
            models.Index(fields=["subject_kind", "subject_code", "-id"], name="audit_subject"),
            models.Index(fields=["actor_kind", "actor_id", "-id"], name="audit_actor"),
        ]

    def __str__(self):
        return f"{self.verb} {self.subject_label}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("An audit event is never changed.")
        super().save(*args, **kwargs)


def identity(subject):
    """(kind, public code) of anything audited: a model instance with `code`, or a (kind, code) pair."""
    if isinstance(subject, tuple):
        return subject[:2]
    return subject._meta.model_name, str(getattr(subject, "code", subject.pk))
