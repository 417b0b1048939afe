"""Aftercare (bimbingan lanjut): what follows a closing, until a horizon; visits with their promise."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.closure import Closure, State
from clients.models.episode import Episode
from clients.models.readable import readable
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON


class AftercareQuerySet(models.QuerySet):
    def running(self):
        """Not ended, of a case that is still closed, of somebody who has not come back: all derived (design §3)."""
        back = Episode.objects.running().filter(person=OuterRef("closure__episode__person"))
        held = {
            "ended_at__isnull": True,
            "closure__state": State.APPROVED,
            "closure__episode__state": "closed",
        }
        return self.filter(~Exists(back), **held)

    def visible_to(self, user):
        return self.filter(readable(user, "closure__episode__person"))


class Aftercare(models.Model):
    """The aftercare of one closing. `until` is the day (WITA) on which its end is to be decided."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    closure = models.OneToOneField(Closure, on_delete=models.PROTECT, related_name="care")
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    result = models.CharField(_("how it ended"), max_length=20, blank=True)
    ending = SealedJSON(default=dict)

    objects = AftercareQuerySet.as_manager()

    class Result(models.TextChoices):
        STABLE = "stable", _("Stands on their own feet")
        REFUSED = "refused", _("Wants no more visits")
        UNREACHABLE = "unreachable", _("Cannot be found")
        RETURNED = "returned", _("Came back to the street or to RPTC")
        OTHER = "other", _("Something else")

    def __str__(self):
        return self.closure.episode.number

    @property
    def person_code(self):
        return self.closure.episode.person.code


class VisitQuerySet(models.QuerySet):
    def open(self):
        """Promised and neither made nor missed, in an aftercare that runs."""
        return self.filter(
            made_at__isnull=True, missed_at__isnull=True, aftercare__in=Aftercare.objects.running()
        )

    def late(self, now=None):
        """Open after the promise has passed."""
        return self.open().filter(due__lt=now or timezone.now())

    def visible_to(self, user):
        return self.filter(readable(user, "aftercare__closure__episode__person"))


class Visit(models.Model):
    """One visit: promised (`due`), then made or missed, once. What was found is sealed."""

    class Means(models.TextChoices):
        VISIT = "visit", _("At their place")
        OFFICE = "office", _("At RPTC or an office")
        PHONE = "phone", _("By phone")
        PARTNER = "partner", _("Through a partner or another social office")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    aftercare = models.ForeignKey(Aftercare, on_delete=models.PROTECT, related_name="visits")
    due = models.DateTimeField()
    promised_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True, blank=True)
    means = models.CharField(_("how"), max_length=10, choices=Means, blank=True)
    findings = SealedJSON(default=dict)
    missed_at = models.DateTimeField(null=True, blank=True)
    missed_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.CharField(max_length=150, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at__isnull=True) | Q(missed_at__isnull=True), name="visit_made_or_missed"
            ),
            models.CheckConstraint(
                condition=Q(missed_at__isnull=True) | ~Q(missed_reason=""), name="visit_missed_has_reason"
            ),
            models.UniqueConstraint(
                fields=["aftercare"],
                condition=Q(made_at__isnull=True, missed_at__isnull=True),
                name="visit_one_promised",
                violation_error_message=_("A visit is promised already."),
            ),
        ]
        indexes = [models.Index(fields=["due"], name="visit_due", condition=Q(made_at=None, missed_at=None))]

    def __str__(self):
        return str(self.aftercare)

    @property
    def person_code(self):
        return self.aftercare.person_code
