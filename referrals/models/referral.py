"""The referral: one client, one partner, two legs. Only people move it; the clock speaks (design §5)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from clients.models.readable import NOBODY, readable
from partners import lists as partner_lists
from referrals.models.group import ReferralGroup
from referrals.models.kin import FamilyQueue
from referrals.models.moves import Moves
from referrals.models.queues import Queues
from referrals.models.state import LIVE, OVER, State
from rptc.flow.models import Log
from rptc.lib.codes import code


class ReferralQuerySet(Queues, FamilyQueue, models.QuerySet):
    def running(self):
        """Sent and not over, of a case that is still open: their clocks run. A case that ends stops them at once."""
        return self.filter(state__in=LIVE, episode__state="open")

    def worked_by(self, user):
        """Those of which this person is the worker, or the deputy of the case."""
        return self.filter(Q(worker=user) | Q(episode__deputy=user))

    def unapproved(self):
        """Sent in urgency; the unit head has neither approved nor objected yet."""
        return self.filter(sent_at__isnull=False, approved_at__isnull=True, objected_at__isnull=True)

    def unsettled(self):
        """Everything that still needs somebody."""
        return self.filter(
            state__in=[State.DRAFT, State.SUBMITTED, *LIVE, State.COLLECTED], episode__state="open"
        )

    def visible_to(self, user):
        """Referrals of the unit; those of restricted people only for whom the file is open."""
        return self.filter(seen(user))


def seen(user, path=""):
    """The condition that the referral at `path` (empty: the row itself) may be seen."""
    person = f"{path}__episode__person" if path else "episode__person"
    if not user.has_perm("referrals.see"):
        return NOBODY
    if not user.has_perm("clients.see_file"):
        return Q(**{f"{person}__restricted": False})
    return readable(user, person)


class Referral(Moves):
    """RPTC asks a partner to serve one client until a date, and says who will collect.

    `serve_days` is what was agreed, in calendar days from the hand-over promise; promises are rows (`Promise`).
    `handed_over_at` and `collected_at` are times stated by the taker, not states. `shared` lists what was ticked.
    """

    class Collector(models.TextChoices):
        RPTC = "rptc", _("RPTC")
        FAMILY = "family", _("Family")
        ORIGIN_OFFICE = "origin_office", _("Social office of origin")
        PARTNER_DELIVERS = "partner_delivers", _("The partner brings the client back")

    class Basis(models.TextChoices):
        CONSENT = "consent", _("Consent of the client or guardian")
        VITAL_INTEREST = "vital_interest", _("Vital interest: a life or health is at stake")
        PUBLIC_TASK = "public_task", _("Public task of the social office")
        LEGAL_OBLIGATION = "legal_obligation", _("Legal obligation")

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
    basis = models.CharField(_("legal basis"), max_length=20, choices=Basis, blank=True)
    consent = models.ForeignKey(
        "clients.Consent", on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    no_consent_reason = models.CharField(_("why there is no consent"), max_length=500, blank=True)
    group = models.ForeignKey(
        ReferralGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    reoffer_of = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reoffered"
    )
    answers = models.ForeignKey(
        "referrals.Incoming", on_delete=models.PROTECT, null=True, blank=True, related_name="back_referrals"
    )
    gate = models.JSONField(default=list, blank=True)
    gate_reason = models.CharField(_("reason for sending all the same"), max_length=500, blank=True)
    worker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="referrals")
    made_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    objected_at = models.DateTimeField(null=True, blank=True)
    objected_by = models.CharField(max_length=150, blank=True)
    objection = models.CharField(_("why the unit head objects"), max_length=500, blank=True)
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
            # What is at work stays few as the years go by.
            models.Index(
                fields=["state"],
                name="referral_at_work",
                condition=Q(state__in=["draft", "submitted", *LIVE, "collected"]),
            ),
            models.Index(
                fields=["sent_at"],
                name="referral_unapproved",
                condition=Q(sent_at__isnull=False, approved_at__isnull=True, objected_at__isnull=True),
            ),
            models.Index(
                fields=["handed_over_at"],
                name="referral_handed_over",
                condition=Q(handed_over_at__isnull=False),
            ),
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


class ReferralLog(Log):
    """The moves of one referral, in order; `means` is how a partner said it (kept apart where RPTC records it), `scan`
    the paper on which it stands."""

    class Means(models.TextChoices):
        LINK = "link", _("Partner link")
        ACCOUNT = "account", _("Partner account")
        PHONE = "phone", _("By phone, recorded by RPTC")
        PERSON = "person", _("In person, recorded by RPTC")
        PAPER = "paper", _("On paper, recorded by RPTC")

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="log")
    means = models.CharField(max_length=10, choices=Means, blank=True)
    scan = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
