"""A death, or somebody who left without notice: what was told, each telling a row of its own."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.readable import readable
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON


class IncidentQuerySet(models.QuerySet):
    def newest(self):
        """Of each incident the last telling, which holds."""
        later = self.model.objects.filter(first=F("first"))
        newest = later.filter(first=models.OuterRef("first")).order_by("-pk").values("pk")[:1]
        return self.filter(pk=models.Subquery(newest))

    def missing(self):
        """People who left without notice from a case that is open, and are neither back nor found."""
        lost = {"kind": Incident.Kind.ABSCONDED, "outcome": "still_missing"}
        return self.newest().filter(**lost, episode__state="open")

    def visible_to(self, user):
        return self.filter(readable(user, "episode__person"))


class Incident(models.Model):
    """One telling of an incident; the table is append-only. `first` is the telling that began it (itself, at first).

    `happened_at` is the time of death or when the person was last seen; `answers`, sealed, holds every field of
    clients/content/death_fields.csv or absconding_fields.csv by its code. `estimated`: nobody knows the time for sure.
    """

    class Kind(models.TextChoices):
        DECEASED = "deceased", _("Death")
        ABSCONDED = "absconded", _("Left without notice")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    episode = models.ForeignKey("clients.Episode", on_delete=models.PROTECT, related_name="incidents")
    kind = models.CharField(max_length=10, choices=Kind)
    first = models.CharField(max_length=20)
    happened_at = models.DateTimeField()
    estimated = models.BooleanField(_("the time is an estimate"), default=False)
    outcome = models.CharField(max_length=30, blank=True)
    answers = SealedJSON(default=dict)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["first", "-id"], name="incident_tellings")]
        constraints = [
            models.CheckConstraint(
                condition=Q(happened_at__lte=F("recorded_at")),
                name="incident_has_happened",
                violation_error_message=_("Write a time that is not in the future."),
            ),
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(kind="deceased", code=F("first")),
                name="incident_one_death",
                violation_error_message=_("The death is recorded already."),
            ),
        ]

    def __str__(self):
        return self.episode.number

    @property
    def person_code(self):
        return self.episode.person.code

    @property
    def is_over(self):
        """Whether nobody is missing any more."""
        return self.kind == self.Kind.DECEASED or self.outcome != "still_missing"
