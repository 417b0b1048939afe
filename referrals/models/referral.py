"""The referral: one client, one partner, two legs. Only people move it; the clock speaks (design §5)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from partners import lists as partner_lists
from rptc.flow.models import Guarded, Log
from rptc.lib.codes import code


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("Accepted")
    IN_SERVICE = "in_service", _("In service")
    READY = "ready", _("Ready for collection")
    COLLECTED = "collected", _("Collected")
    CLOSED = "closed", _("Finished")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")
    ABSCONDED = "absconded", _("Absconded")
    DECEASED = "deceased", _("Deceased")
    TRANSFERRED = "transferred", _("Transferred")
    PLACED = "placed_permanently", _("Permanent placement")
    VOID = "void", _("Entered in error")


LIVE = [State.SENT, State.ACCEPTED, State.IN_SERVICE, State.READY]
WITH_PARTNER = [State.IN_SERVICE, State.READY]
OVER = [s for s in State if s not in [State.DRAFT, State.SUBMITTED, *LIVE, State.COLLECTED]]


def writes(referral, actor):
    """The sender's side: a worker of the unit."""
    return actor.may("referrals.write")


def decides(referral, actor):
    """The unit head or a delegate."""
    return actor.may("referrals.approve")


def sends(referral, actor):
    """The unit head; an urgent referral also the duty worker, approved afterwards."""
    return decides(referral, actor) or (referral.urgent and actor.may("referrals.send_urgent"))


def receives(referral, actor):
    """A contact of the receiving partner who still works there."""
    contacts = referral.partner.contacts.active()
    return actor.kind == "contact" and contacts.filter(pk=actor.id).exists()


def answers(referral, actor):
    """The receiving partner, or RPTC recording what it said."""
    return receives(referral, actor) or writes(referral, actor)


def has_client(referral, actor):
    """Whoever has the client: the partner once it confirmed the way there; RPTC may always record it."""
    there = (
        referral.state in WITH_PARTNER
        or referral.handovers.filter(leg="there", partner_at__isnull=False).exists()
    )
    return writes(referral, actor) or (there and receives(referral, actor))


class ReferralQuerySet(models.QuerySet):
    def running(self):
        """Sent and not over, of a case that is still open: their clocks run. A case that ends stops them at once."""
        return self.filter(state__in=LIVE, episode__state="open")

    def unsettled(self):
        """Everything that still needs somebody."""
        return self.filter(
            state__in=[State.DRAFT, State.SUBMITTED, *LIVE, State.COLLECTED], episode__state="open"
        )

    def visible_to(self, user):
        """Referrals of the unit; those of restricted people only for whom the file is open."""
        from clients.models import Person

        if not user.has_perm("referrals.see"):
            return self.none()
        if not user.has_perm("clients.see_file"):
            return self.exclude(episode__person__restricted=True)
        return self.filter(episode__person__in=Person.objects.visible_to(user))


class Referral(Guarded, models.Model):
    """RPTC asks a partner to serve one client until a date, and says who will collect.

    `serve_days` is what was agreed, in calendar days from the hand-over promise; promises are rows (`Promise`).
    `handed_over_at` and `collected_at` are times stated by the taker, not states. `shared` lists what was ticked.
    """

    class Collector(models.TextChoices):
        RPTC = "rptc", _("RPTC")
        FAMILY = "family", _("Family")
        ORIGIN_OFFICE = "origin_office", _("Social office of origin")
        PARTNER_DELIVERS = "partner_delivers", _("The partner brings the client back")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    number = models.CharField(_("referral number"), max_length=20, unique=True)
    episode = models.ForeignKey("clients.Episode", on_delete=models.PROTECT, related_name="referrals")
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="referrals")
    state = FSMField(max_length=20, choices=State, default=State.DRAFT, protected=True, editable=False)
    service = models.CharField(_("service needed"), max_length=40, choices=partner_lists.SERVICES.choices())
    purpose = models.TextField(_("what for"))
    urgent = models.BooleanField(_("urgent"), default=False)
    collector = models.CharField(_("who collects"), max_length=20, choices=Collector, default=Collector.RPTC)
    serve_days = models.PositiveSmallIntegerField(_("days of service"))
    shared = models.JSONField(_("what is shared"), default=list)
    gate = models.JSONField(default=list, blank=True)
    gate_reason = models.CharField(_("reason for sending all the same"), max_length=500, blank=True)
    worker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="referrals")
    made_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    collected_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    reason_note = models.CharField(max_length=500, blank=True)
    outcome = models.CharField(_("outcome"), max_length=500, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [
            models.Index(fields=["partner", "state"], name="referral_partner_state"),
            models.Index(fields=["-made_at", "-id"], name="referral_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "partner"],
                condition=Q(state__in=["draft", "submitted", *LIVE]),
                name="referral_one_running",
                violation_error_message=_("This client already has a running referral to this partner."),
            ),
            models.CheckConstraint(
                condition=Q(serve_days__gte=1, serve_days__lte=730),
                name="referral_serve_days",
                violation_error_message=_("Days of service are between 1 and 730."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=LIVE) | Q(sent_at__isnull=False), name="referral_live_was_sent"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["in_service", "ready", "collected"])
                | Q(handed_over_at__isnull=False),
                name="referral_served_was_handed_over",
            ),
            models.CheckConstraint(
                condition=~Q(state="collected") | Q(collected_at__isnull=False),
                name="referral_collected_has_time",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def person_code(self):
        return self.episode.person.code

    @property
    def returns_by(self):
        """The side that owes the way back: the partner where it delivers, else RPTC."""
        return "partner" if self.collector == self.Collector.PARTNER_DELIVERS else "rptc"

    @property
    def is_over(self):
        return self.state in OVER

    @property
    def stopped_at(self):
        """When its clocks stopped, or None while they run: the referral ended, or the case did."""
        return self.ended_at or self.collected_at or self.episode.closed_at

    def open_to(self, actor):
        """The verbs of the table that `actor` may use now, without those that happen of themselves."""
        moves = self.get_available_user_state_transitions(actor)
        return [move.name for move in moves if move.name not in ("enter_service", "collect")]

    def nobody_confirmed(self):
        """Neither side has confirmed the way there."""
        return (
            not self.handovers.filter(leg="there")
            .filter(Q(rptc_at__isnull=False) | Q(partner_at__isnull=False))
            .exists()
        )

    def both_confirmed(self, leg):
        return self.handovers.filter(leg=leg, rptc_at__isnull=False, partner_at__isnull=False).exists()

    def both_confirmed_there(self):
        return self.both_confirmed("there")

    def both_confirmed_back(self):
        return self.both_confirmed("back")

    # The table of moves (design §5). Methods set times; actions do everything else.

    @transition("state", State.DRAFT, State.SUBMITTED, permission=writes)
    def submit(self, at):
        self.submitted_at = at

    @transition("state", State.SUBMITTED, State.DRAFT, permission=decides)
    def send_back(self, at):
        self.submitted_at = None

    @transition("state", State.SUBMITTED, State.SENT, permission=sends)
    def send(self, at, approved=True):
        self.sent_at = at
        self.approved_at = at if approved else None

    @transition("state", State.SENT, State.ACCEPTED, permission=answers)
    def accept(self, at):
        self.answered_at = at

    @transition("state", State.SENT, State.DECLINED, permission=answers)
    def decline(self, at, reason_code, reason_note=""):
        self.answered_at = self.ended_at = at
        self.reason, self.reason_note = reason_code, reason_note

    @transition("state", State.SENT, State.EXPIRED, permission=writes)
    def expire(self, at):
        self.ended_at = at

    @transition("state", State.ACCEPTED, State.FAILED, conditions=[nobody_confirmed], permission=answers)
    def fail(self, at, reason_code, reason_note=""):
        self.ended_at, self.reason, self.reason_note = at, reason_code, reason_note

    @transition(
        "state", State.ACCEPTED, State.IN_SERVICE, conditions=[both_confirmed_there], permission=answers
    )
    def enter_service(self, at):
        self.handed_over_at = at

    @transition("state", State.IN_SERVICE, State.READY, permission=answers)
    def ready(self, at):
        self.ready_at = at

    @transition("state", WITH_PARTNER, State.COLLECTED, conditions=[both_confirmed_back], permission=answers)
    def collect(self, at):
        self.collected_at = at

    @transition("state", State.COLLECTED, State.CLOSED, permission=writes)
    def close(self, at, outcome):
        self.ended_at, self.outcome = at, outcome

    @transition(
        "state",
        [State.DRAFT, State.SUBMITTED, State.SENT, State.ACCEPTED],
        State.CANCELLED,
        conditions=[nobody_confirmed],
        permission=writes,
    )
    def cancel(self, at, reason_note):
        self.ended_at, self.reason_note = at, reason_note

    @transition("state", LIVE, State.ABSCONDED, permission=has_client)
    def abscond(self, at, reason_note=""):
        self.ended_at, self.reason_note = at, reason_note

    @transition("state", LIVE, State.DECEASED, permission=has_client)
    def decease(self, at, reason_note=""):
        self.ended_at, self.reason_note = at, reason_note

    @transition("state", WITH_PARTNER, State.TRANSFERRED, permission=decides)
    def transfer(self, at, reason_note):
        self.ended_at, self.reason_note = at, reason_note

    @transition("state", WITH_PARTNER, State.PLACED, permission=decides)
    def place(self, at, reason_note):
        self.ended_at, self.reason_note = at, reason_note

    @transition("state", [s for s in State if s != State.VOID], State.VOID, permission=decides)
    def void(self, at, reason_note):
        self.ended_at, self.reason_note = at, reason_note


class ReferralLog(Log):
    """The moves of one referral, in order; `scan` is the paper on which a partner's answer stands."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="log")
    scan = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
