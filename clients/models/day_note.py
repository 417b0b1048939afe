"""The log of the day: of one stay, or of the whole house."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.house import Facility
from clients.models.readable import readable
from rptc.lib.codes import code
from rptc.lib.crypto import SealedText


class DayNoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Notes of the house, and those of people whose file the user may open."""
        return self.filter(Q(stay__isnull=True) | readable(user, "stay__person"))

    def between(self, start, end):
        """Of a time, the end excluded."""
        return self.filter(at__gte=start, at__lt=end)


class DayNote(models.Model):
    """What happened at a moment (UTC): kind, sealed text, who wrote it. Without a `stay` it is about the house. What was
    wrong is struck with a reason and stays readable."""

    class Kind(models.TextChoices):
        DAY = "day", _("The day")
        HEALTH = "health", _("Health and medicine")
        MEAL = "meal", _("Meals")
        ACTIVITY = "activity", _("Activity")
        VISIT = "visit", _("Visit or phone call")
        INCIDENT = "incident", _("Incident")
        HOUSE = "house", _("House and things")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="day_notes")
    stay = models.ForeignKey(
        "clients.Stay", on_delete=models.PROTECT, null=True, blank=True, related_name="day_notes"
    )
    kind = models.CharField(_("what it is about"), max_length=10, choices=Kind)
    text = SealedText()
    at = models.DateTimeField(default=timezone.now)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.CharField(max_length=150, blank=True)
    struck_reason = models.CharField(max_length=300, blank=True)

    objects = DayNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["facility", "at"], name="day_note_of_house")]
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_reason="")
                | Q(struck_at__isnull=False) & ~Q(struck_reason=""),
                name="day_note_struck_has_reason",
            )
        ]

    def __str__(self):
        return self.code

    @property
    def person_code(self):
        return self.stay.person.code if self.stay_id else ""
