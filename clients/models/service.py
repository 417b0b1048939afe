"""What was done for a client: when, by whom, for how long, towards what, and who paid (indicators A3, A4 and X4)."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.models.money import amount, amount_is_possible
from clients.models.plan import OfCase
from rptc.lib.codes import code
from rptc.lib.crypto import SealedText


class ServiceQuerySet(OfCase):
    def counted(self):
        """Without those that were struck."""
        return self.filter(struck_at__isnull=True)


class ServiceRecord(models.Model):
    """One service. `minutes` is how long, `amount` whole rupiah, `note` sealed. It never changes: what is wrong is struck
    with a reason and written again (the database sees to it)."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    episode = models.ForeignKey("clients.Episode", on_delete=models.PROTECT, related_name="services")
    kind = models.CharField(max_length=30, choices=lists.SERVICES.choices())
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150)
    given_by = models.CharField(max_length=150)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    goal = models.ForeignKey(
        "clients.Goal", on_delete=models.PROTECT, null=True, blank=True, related_name="services"
    )
    step = models.ForeignKey(
        "clients.Step", on_delete=models.PROTECT, null=True, blank=True, related_name="services"
    )
    need = models.ForeignKey(
        "clients.Need", on_delete=models.PROTECT, null=True, blank=True, related_name="services"
    )
    funding = models.CharField(max_length=20, choices=lists.FUNDING.choices(), blank=True)
    amount = amount()
    note = SealedText(null=True, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.CharField(max_length=150, blank=True)
    struck_reason = models.CharField(max_length=300, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-id"]
        indexes = [models.Index(fields=["episode", "-happened_at"], name="service_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(happened_at__lte=F("recorded_at")),
                name="service_not_before_it_happened",
                violation_error_message=_("Write a time that is not in the future."),
            ),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_reason="")
                | Q(struck_at__isnull=False) & ~Q(struck_reason="") & ~Q(struck_by=""),
                name="service_struck_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=1440),
                name="service_of_a_day_at_most",
                violation_error_message=_("Write the minutes, at most 1,440."),
            ),
            amount_is_possible("amount", "service_amount_is_possible"),
        ]

    def __str__(self):
        return lists.SERVICES.label(self.kind)

    @property
    def person_code(self):
        return self.episode.person.code
