"""What somebody arrives with: things, kept until they are given back."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.episode import Episode
from rptc.lib.codes import code


class BelongingQuerySet(models.QuerySet):
    def kept(self):
        """What the house still keeps: neither given back nor lost."""
        return self.filter(returned_at__isnull=True, lost_at__isnull=True)


class Belonging(models.Model):
    """Something the client brought, kept until it is given back (to whom; who signed or saw it) or lost (why)."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="belongings")
    what = models.CharField(_("thing"), max_length=150)
    quantity = models.PositiveSmallIntegerField(_("how many"), default=1)
    kept = models.CharField(_("where it is kept"), max_length=150, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_to = models.CharField(max_length=150, blank=True)
    returned_by = models.CharField(max_length=150, blank=True)
    signed = models.BooleanField(default=False)
    witness = models.CharField(max_length=150, blank=True)
    lost_at = models.DateTimeField(null=True, blank=True)
    lost_by = models.CharField(max_length=150, blank=True)
    lost_reason = models.CharField(max_length=300, blank=True)

    objects = BelongingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True) | Q(lost_at__isnull=True), name="belonging_ends_once"
            ),
            models.CheckConstraint(
                condition=Q(lost_at__isnull=True) | ~Q(lost_reason=""), name="belonging_lost_has_reason"
            ),
        ]

    def __str__(self):
        return self.what

    @property
    def person_code(self):
        return self.episode.person.code
