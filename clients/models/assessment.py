"""Assessments, which keep the version of the instrument they used."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.instrument import Instrument
from clients.models.readable import readable
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON, SealedText
from rptc.lib.words import chosen


class AssessmentQuerySet(models.QuerySet):
    def finished(self):
        return self.filter(finished_at__isnull=False)

    def standing(self):
        """Finished ones that count: of each, its newest finished revision."""
        return self.finished().exclude(revisions__finished_at__isnull=False)

    def listed(self):
        """As lists show them: the title of the instrument instead of all of it, and no answers."""
        titled = self.annotate(
            titles=F("instrument__definition__title"), instrument_code=F("instrument__code")
        )
        return titled.select_related("finished_by", "changed_by", "reopened_by").defer("answers")

    def dated(self):
        """As a desk asks them: the band, the times they count from, and whose they are; nothing else."""
        case = [f"episode__{name}" for name in ("code", "number", "state", "arrived_at")]
        person = [f"episode__person__{name}" for name in ("alias", "full_name")]
        bands = ("judged_band", "result_band", "finished_at", "first_finished_at")
        found = self.annotate(instrument_code=F("instrument__code")).select_related("episode__person")
        return found.only(*bands, *case, *person)

    def visible_to(self, user):
        return (
            self.filter(readable(user, "episode__person")) if user.has_perm("clients.assess") else self.none()
        )


class Assessment(models.Model):
    """One filled instrument. Score, band and rules are fixed when it is finished; a lower band by the worker needs a
    reason. Answers are sealed; hidden answers are not stored.

    A mistake in a finished one is mended in a new revision that starts from its answers (`revises`); the old one stays.
    `started_at` is of the first revision, so that mending an old assessment does not make it the newest; likewise
    `first_finished_at`, which is empty in a first revision.
    """

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
    revision = models.PositiveSmallIntegerField(default=1)
    revises = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reopened_reason = SealedText(null=True, blank=True)
    first_finished_at = models.DateTimeField(null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-revision", "-id"]
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
            models.UniqueConstraint(
                fields=["revises"],
                name="assessment_revised_once",
                violation_error_message=_("Somebody reopened this assessment already."),
            ),
            models.CheckConstraint(
                condition=Q(revises__isnull=True, revision=1, reopened_at__isnull=True)
                | Q(
                    revises__isnull=False,
                    revision__gt=1,
                    reopened_at__isnull=False,
                    reopened_by__isnull=False,
                ),
                name="assessment_revision_whole",
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

    @property
    def counts_from(self):
        """When the client was assessed: the finish of the first revision. From there the next one is due."""
        return self.first_finished_at or self.finished_at

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
