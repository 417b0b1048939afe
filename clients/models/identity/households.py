"""People who live together, as far as the unit knows them."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.identity.recorded import Recorded
from rptc.lib.codes import code


class Household(models.Model):
    """Clients who live together. It has no name: it is whoever belongs to it."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.code


class Membership(Recorded):
    """Somebody lives in a household from `since` to `until` (WITA dates, empty when not known)."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="memberships")
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="household_one_at_a_time",
                violation_error_message=_("This client belongs to another household. Record first that it left."),
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="household_left_after_joining",
                violation_error_message=_("The last day must not be before the first."),
            ),
        ]  # fmt: skip
