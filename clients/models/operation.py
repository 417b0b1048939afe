"""An outreach operation: one outing of some agencies to one place, and what became of the people found there."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import RETURN_VALUE, FSMField, transition

from clients import lists
from rptc.flow.models import Guarded, Log
from rptc.lib.codes import code
from rptc.lib.crypto import SealedText


def works(operation, actor):
    """Whoever registers people: outreach, social work, the house, the head."""
    return actor.may("clients.register")


def decides(operation, actor):
    """The unit head or a delegate."""
    return actor.may("clients.void")


class OperationQuerySet(models.QuerySet):
    def running(self):
        """Planned or under way."""
        return self.filter(state__in=Operation.OPEN)

    def visible_to(self, user):
        """All of the unit, for whoever registers people."""
        return self if user.has_perm("clients.register") else self.none()

    def started_in(self, year, month):
        """Those whose start lies in a month of Makassar time."""
        return self.filter(starts_at__year=year, starts_at__month=month)


class Operation(Guarded, models.Model):
    """Place, time (UTC), agencies, order letter and hand-over of one outing. `officer` leads it. The people are rows of
    `Found`; each is an intake draft from its first line. `kind` decides how their cases say they came."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        UNDER_WAY = "under_way", _("Under way")
        HANDED_OVER = "handed_over", _("Handed over")
        CLOSED = "closed", _("Closed")
        CANCELLED = "cancelled", _("Cancelled")

    OPEN = (State.PLANNED, State.UNDER_WAY)
    OVER = (State.CLOSED, State.CANCELLED)

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    number = models.CharField(_("number"), max_length=20, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT)
    state = FSMField(max_length=12, choices=State, default=State.UNDER_WAY, protected=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=lists.OPERATIONS.choices())
    place = models.CharField(_("place"), max_length=200)
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, null=True, blank=True)
    agencies = models.ManyToManyField("clients.Agency", blank=True, related_name="operations")
    order_number = models.CharField(_("number of the order letter"), max_length=80, blank=True)
    order_scan = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    officer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="operations")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ended"), null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handover_place = models.CharField(max_length=200, blank=True)
    giver_name = models.CharField(_("who gives"), max_length=150, blank=True)
    giver_position = models.CharField(max_length=150, blank=True)
    giver_organisation = models.CharField(max_length=150, blank=True)
    receiver_name = models.CharField(_("who receives"), max_length=150, blank=True)
    receiver_position = models.CharField(max_length=150, blank=True)
    receiver_organisation = models.CharField(max_length=150, blank=True)
    witness_name = models.CharField(_("witness"), max_length=150, blank=True)
    remarks = SealedText(null=True, blank=True)

    objects = OperationQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["-starts_at", "-id"], name="operation_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="operation_ends_after_start",
                violation_error_message=_("The end must not be before the start."),
            ),
            models.CheckConstraint(
                condition=~Q(state="handed_over")
                | Q(handed_over_at__isnull=False) & ~Q(giver_name="") & ~Q(receiver_name=""),
                name="operation_handed_over_by_and_to",
                violation_error_message=_("Write who gives and who receives."),
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_open(self):
        return self.state in self.OPEN

    @property
    def is_over(self):
        return self.state in self.OVER

    @property
    def sequence(self):
        """The number without its series and year: "12" of O-2026-0012."""
        return int(self.number.rpartition("-")[2])

    @transition("state", State.PLANNED, State.UNDER_WAY, permission=works)
    def start(self, at):
        self.starts_at = at

    @transition("state", State.UNDER_WAY, State.HANDED_OVER, permission=works)
    def hand_over(self, at, **said):
        self.handed_over_at, self.ends_at = at, self.ends_at or at
        for name, value in said.items():
            setattr(self, name, value)

    @transition("state", [State.UNDER_WAY, State.HANDED_OVER], State.CLOSED, permission=works)
    def close(self, at):
        self.ends_at = self.ends_at or at

    @transition("state", State.CLOSED, RETURN_VALUE(State.UNDER_WAY, State.HANDED_OVER), permission=decides)
    def reopen(self, at):
        return self.State.HANDED_OVER if self.handed_over_at else self.State.UNDER_WAY

    @transition("state", list(OPEN), State.CANCELLED, permission=works)
    def cancel(self, at):
        pass


class OperationLog(Log):
    """The moves of one operation, and what was corrected after the hand-over (`verb` "corrected": it moves nothing)."""

    CORRECTED = "corrected"

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="log")
