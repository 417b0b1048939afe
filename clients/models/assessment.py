"""Assessments, which keep the version of the instrument they used."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.instrument import Instrument
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON
from rptc.lib.words import chosen


class AssessmentQuerySet(models.QuerySet):
    def finished(self):
        return self.filter(finished_at__isnull=False)

    def listed(self):
        """As lists show them: the title of the instrument instead of all of it, and no answers."""
        titled = self.annotate(titles=F("instrument__definition__title"))
        return titled.select_related("finished_by", "changed_by").defer("answers")

    def visible_to(self, user):
        from clients.models.episode import Episode

        return (
            self.filter(episode__in=Episode.objects.visible_to(user))
            if user.has_perm("clients.assess")
            else self.none()
        )


class Assessment(models.Model):
    """One filled instrument. Score, band and rules are fixed when it is finished; a lower band by the worker needs a
    reason. Answers are sealed; hidden answers are not stored."""

    class Band(models.TextChoices):
        LOW = "low", _("Low")
        MEDIUM = "medium", _("Medium")
        HIGH = "high", _("High")
        IMMEDIATE = "immediate", _("Immediate")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    episode = models.ForeignKey("clients.Episode", on_delete=models.PROTECT, related_name="assessments")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="assessments")
    answers = SealedJSON(default=dict)
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField(default=timezone.now)
    started_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    total = models.IntegerField(null=True, blank=True)
    strength = models.IntegerField(null=True, blank=True)
    domains = models.JSONField(default=dict, blank=True)
    score_band = models.CharField(max_length=10, choices=Band, blank=True)
    result_band = models.CharField(max_length=10, choices=Band, blank=True)
    rules = ArrayField(models.CharField(max_length=50), default=list, blank=True)
    flags = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    judged_band = models.CharField(max_length=10, choices=Band, blank=True)
    judged_reason = models.CharField(max_length=500, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "instrument"],
                condition=Q(finished_at__isnull=True),
                name="assessment_one_unfinished",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True)
                | Q(finished_by__isnull=False, total__isnull=False) & ~Q(result_band=""),
                name="assessment_finished_whole",
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def person_code(self):
        return self.episode.person.code

    @property
    def heading(self):
        """The title of the instrument, of one out of `listed()`."""
        return chosen(self.titles)

    @property
    def band(self):
        """The band that stands: the worker's judgement where there is one, else the computed result."""
        return self.judged_band or self.result_band

    def is_lower(self, band):
        """Whether `band` is lower than the computed result."""
        order = list(self.Band.values)
        return order.index(band) < order.index(self.result_band)

    @property
    def band_kind(self):
        """The tint of its tag."""
        return {"low": "success", "medium": "warning"}.get(self.band, "danger")

    @property
    def band_words(self):
        return self.Band(self.band).label if self.band else ""
