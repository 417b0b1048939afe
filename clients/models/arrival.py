"""What somebody arrives with: needs that cannot wait, and things."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.models.episode import Episode


class Need(models.Model):
    """A need that cannot wait, as stated at intake or assessment."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField(max_length=40, choices=lists.NEEDS.choices())
    note = models.CharField(max_length=250, blank=True)
    stated_at = models.DateTimeField(default=timezone.now)
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.CharField(max_length=150, blank=True)

    def __str__(self):
        return lists.NEEDS.label(self.kind)


class Belonging(models.Model):
    """Something the client brought, kept until it is given back."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="belongings")
    what = models.CharField(_("thing"), max_length=150)
    quantity = models.PositiveSmallIntegerField(_("how many"), default=1)
    kept = models.CharField(_("where it is kept"), max_length=150, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_to = models.CharField(max_length=150, blank=True)

    def __str__(self):
        return self.what
