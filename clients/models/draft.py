"""What is not yet a record: searches and intake drafts, kept on the server and sealed."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.models.readable import readable
from clients.models.search import Search
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON

ABANDONED_AFTER = timedelta(hours=24)


class DraftQuerySet(models.QuerySet):
    def unfinished(self):
        return self.filter(submitted_at__isnull=True, dropped_at__isnull=True)

    def to_complete(self):
        """Drafts whose emergency intake already made the case: the rest is still to be filled in."""
        return self.unfinished().filter(completes__isnull=False)

    def abandoned(self, now=None):
        """Unfinished and untouched for a day: the unit head takes them over or drops them with a reason."""
        return self.unfinished().filter(changed_at__lt=(now or timezone.now()) - ABANDONED_AFTER)

    def visible_to(self, user):
        """Drafts of the unit for whoever registers; those about a restricted file only as that file is."""
        if not user.has_perm("clients.register"):
            return self.none()
        return self.filter(Q(person__isnull=True) | readable(user, "person"))


class Draft(models.Model):
    """An intake being written: sealed answers by section, until it becomes an episode or is dropped with a reason.

    `version` grows with each save; a save with an old version is refused and both versions are shown.
    The emergency path makes its case at once: `completes` is that case, and the draft stays open until the rest is told.
    `decision` records what the writer said to a possible duplicate, and who allowed an exact NIK match.
    """

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    search = models.ForeignKey(Search, on_delete=models.PROTECT, related_name="drafts", null=True)
    person = models.ForeignKey(
        "clients.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    owner = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="drafts")
    emergency = models.BooleanField(default=False)
    answers = SealedJSON(default=dict)
    decision = SealedJSON(default=dict)
    photo = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    duplicate_allowed_at = models.DateTimeField(null=True, blank=True)
    duplicate_allowed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    episode = models.OneToOneField(
        "clients.Episode", on_delete=models.PROTECT, null=True, blank=True, related_name="draft"
    )
    completes = models.ForeignKey(
        "clients.Episode", on_delete=models.PROTECT, null=True, blank=True, related_name="completions"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_reason = models.CharField(max_length=300, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, episode__isnull=True)
                | Q(submitted_at__isnull=False, episode__isnull=False),
                name="draft_submitted_has_episode",
            )
        ]

    def __str__(self):
        return self.code

    @property
    def is_abandoned(self):
        """Whether nobody touched this unfinished draft for a day."""
        return (
            not (self.submitted_at or self.dropped_at) and self.changed_at < timezone.now() - ABANDONED_AFTER
        )

    @property
    def waits_for_permission(self):
        """Whether the unit head was asked to allow the NIK of somebody else, and has not allowed it yet."""
        return "asked" in self.decision and not self.duplicate_allowed_at
