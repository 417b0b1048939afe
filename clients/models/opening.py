"""The reason for which a restricted file was opened."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.person import Person


class Opening(models.Model):
    """A restricted file opened with a reason, until a moment the same day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="openings")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    def __str__(self):
        return f"{self.user} {self.at:%Y-%m-%d}"
