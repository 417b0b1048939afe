"""Two files joined as one person's, and how it can be undone."""

from django.db import models
from django.db.models import F, Q

from clients.models.identity.recorded import Recorded
from rptc.lib.crypto import SealedJSON, SealedText


class MergeQuerySet(models.QuerySet):
    def standing(self):
        """Not undone."""
        return self.filter(undone_at__isnull=True)

    def about(self, people):
        return self.filter(Q(duplicate__in=people) | Q(canonical__in=people))


class Merge(Recorded):
    """`duplicate` was found to be `canonical`. Every row stays at the person it was written for.

    `kept` is what undoing needs: {"before": the canonical's values that were replaced, "after": by what, "moved": keys
    of earlier duplicates that now point here, "restricted": keys of rows that were restricted by joining}.
    """

    duplicate = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="merges_away")
    canonical = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="merges_here")
    reason = SealedText()
    kept = SealedJSON(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=150, blank=True)
    undone_reason = SealedText(null=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["duplicate"], condition=Q(undone_at__isnull=True), name="merge_once"
            ),
            models.CheckConstraint(condition=~Q(duplicate=F("canonical")), name="merge_of_two"),
        ]

    @property
    def person_code(self):
        return self.canonical.code
