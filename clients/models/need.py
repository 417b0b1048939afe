"""What a client needs: asked for, approved or refused, delivered, with its value (domain §3, indicators A5 and X4)."""

from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.models.money import amount, amount_is_possible
from clients.models.readable import readable
from rptc.lib.codes import code

HEALTH = [
    kind for kind, row in lists.NEEDS.rows().items() if row["group"] == "health" and kind != "health_cover"
]
# Shown on a partner's page before a PIN: nothing that says how somebody is, or what happened to them.
SHAREABLE = [
    kind for kind, row in lists.NEEDS.rows().items() if row["group"] in ("basic", "education", "livelihood")
]


class NeedQuerySet(models.QuerySet):
    def open(self):
        """Neither delivered nor refused nor withdrawn."""
        return self.filter(state__in=Need.OPEN)

    def urgent_health(self):
        """Needs of health that could not wait when they were stated, in cases that run."""
        return self.filter(urgent=True, kind__in=HEALTH, episode__state="open")

    def unanswered(self):
        """Those of which nobody has recorded yet what was done; what was struck is no record."""
        done = Q(services__isnull=False, services__struck_at__isnull=True)
        return self.open().exclude(pk__in=self.model.objects.filter(done).values("pk"))

    def to_decide(self):
        """Those of running cases that wait for the unit head; what is urgent does not wait."""
        return self.filter(state=Need.State.REQUESTED, urgent=False, episode__state="open")

    def offered(self):
        """What partners may bring."""
        return self.open().filter(shared=True)

    def worth(self):
        """The value of all of them in rupiah."""
        return self.aggregate(sum=Sum("value"))["sum"] or 0

    def visible_to(self, user):
        """Those of files this user may open."""
        return self.filter(readable(user, "episode__person"))


class Need(models.Model):
    """One thing or help that a client needs. `urgent`: it could not wait when it was stated, so it needs no approval.
    `value` is whole rupiah for all of `quantity`; `unit` of the catalogue counts it. `shared`: a partner with a running
    referral reads the name of the thing and may say that it brings it."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Asked for")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")
        DELIVERED = "delivered", _("Delivered")
        WITHDRAWN = "withdrawn", _("No longer needed")

    OPEN = (State.REQUESTED, State.APPROVED)

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    episode = models.ForeignKey("clients.Episode", on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField(max_length=40, choices=lists.NEEDS.choices())
    note = models.CharField(max_length=250, blank=True)
    urgent = models.BooleanField(default=False)
    quantity = models.PositiveSmallIntegerField(default=1)
    size = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.REQUESTED)
    stated_at = models.DateTimeField(default=timezone.now)
    requested_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=150, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    shared = models.BooleanField(default=False)
    partner_code = models.CharField(max_length=20, blank=True)
    partner_label = models.CharField(max_length=150, blank=True)
    promised_at = models.DateTimeField(null=True, blank=True)
    promised_by = models.CharField(max_length=150, blank=True)
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.CharField(max_length=150, blank=True)
    recorded_by = models.CharField(max_length=150, blank=True)
    value = amount()
    funding = models.CharField(max_length=20, choices=lists.FUNDING.choices(), blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["-stated_at", "-id"]
        indexes = [models.Index(fields=["state", "-stated_at"], name="need_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="delivered", met_at__isnull=False)
                | ~Q(state="delivered") & Q(met_at__isnull=True, met_by=""),
                name="need_delivered_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "withdrawn"]) | ~Q(reason=""),
                name="need_turned_down_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "refused"]) | Q(decided_at__isnull=False),
                name="need_decided_has_time",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1),
                name="need_of_something",
                violation_error_message=_("Write how many, at least 1."),
            ),
            models.CheckConstraint(
                condition=Q(shared=False) | Q(kind__in=SHAREABLE),
                name="need_shared_says_nothing_of_a_person",
                violation_error_message=_("This need says too much of the client: partners read it only in the referral."),
            ),
            amount_is_possible("value", "need_value_is_possible"),
        ]  # fmt: skip

    def __str__(self):
        return lists.NEEDS.label(self.kind)

    @property
    def person_code(self):
        return self.episode.person.code

    @property
    def is_open(self):
        return self.state in self.OPEN

    @property
    def is_health(self):
        return self.kind in HEALTH

    @property
    def may_be_shared(self):
        return self.kind in SHAREABLE

    @property
    def unit(self):
        """What the catalogue counts it in, in Indonesian."""
        return lists.NEEDS.rows()[self.kind]["unit"]

    @property
    def thing(self):
        """ "Clothing, 2 stel", without the size: what anybody may read."""
        return f"{self}, {self.quantity} {self.unit}"
