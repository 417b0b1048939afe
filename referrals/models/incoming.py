"""A referral to RPTC: a partner or an agency asks the unit to take somebody in."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from referrals.models.incoming_queues import IncomingQuerySet
from referrals.models.promised import Promised, Side
from referrals.models.who import writes
from rptc.flow.models import Guarded, Log
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON


def not_a_case_yet(row):
    """Nobody takes back what has become a case."""
    return row.case is None


def _takes_back(row, actor):
    """The sender's contact, or RPTC recording it."""
    sent = row.partner_id and actor.kind == "contact" and actor.id in row.senders
    return writes(row, actor) or bool(sent)


class Incoming(Guarded, Promised):
    """Who asks, for whom (`client`, sealed: referrals.asking), for what; by letter, phone or account. RPTC owes the
    answer: the promise is `due`, counted from `received_at`. Acceptance opens an intake (`draft`), which becomes a case,
    or joins a case that runs already (`episode`). `bring_by`, `bring_to`: when and where the client is expected."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Waiting for RPTC's answer")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn by the sender")
        VOID = "void", _("Entered in error")

    class Means(models.TextChoices):
        LETTER = "letter", _("Letter")
        PHONE = "phone", _("Phone call")
        PERSON = "person", _("In person")
        LINK = "link", _("Partner link")
        ACCOUNT = "account", _("Account")

    clock = "answer"

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    number = models.CharField(_("number"), max_length=20, unique=True)
    state = FSMField(max_length=10, choices=State, default=State.RECEIVED, protected=True, editable=False)
    partner = models.ForeignKey(
        "partners.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="incoming"
    )
    agency = models.CharField(_("agency"), max_length=150, blank=True)
    contact_name = models.CharField(_("who asks"), max_length=150)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    means = models.CharField(_("how it came"), max_length=10, choices=Means)
    letter_number = models.CharField(_("number of their letter"), max_length=80, blank=True)
    letter_date = models.DateField(_("date of their letter"), null=True, blank=True)
    scan = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    client = SealedJSON(default=dict)
    initials = models.CharField(max_length=20, blank=True)
    urgent = models.BooleanField(_("urgent"), default=False)
    received_at = models.DateTimeField(_("received"))
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150)
    worker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="incoming")
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    bring_by = models.DateTimeField(_("to be brought by"), null=True, blank=True)
    bring_to = models.CharField(_("to be brought to"), max_length=200, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    reason_note = models.CharField(max_length=500, blank=True)
    draft = models.OneToOneField(
        "clients.Draft", on_delete=models.PROTECT, null=True, blank=True, related_name="incoming"
    )
    episode = models.ForeignKey(
        "clients.Episode", on_delete=models.PROTECT, null=True, blank=True, related_name="incoming"
    )

    objects = IncomingQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["due"], name="incoming_open_due", condition=Q(kept_at__isnull=True))]
        constraints = [
            models.CheckConstraint(
                condition=Q(partner__isnull=False) | ~Q(agency=""),
                name="incoming_from_somebody",
                violation_error_message=_("Say which partner or agency asks."),
            ),
            models.CheckConstraint(condition=Q(owed_by=Side.RPTC), name="incoming_owed_by_rptc"),
            models.CheckConstraint(
                condition=Q(state="received", kept_at__isnull=True, answered_at__isnull=True)
                | ~Q(state="received"),
                name="incoming_waiting_is_unanswered",
            ),
            models.CheckConstraint(
                condition=Q(recorded_at__gte=F("received_at")), name="incoming_recorded_after_received"
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def subject(self):
        return self

    @property
    def stopped_at(self):
        """When its clock stopped, or None while RPTC owes the answer."""
        return self.answered_at or self.ended_at

    @property
    def case(self):
        """The case it became or was joined to, or None. Derived: clients does not know that referrals exist."""
        if self.episode_id or not self.draft_id:
            return self.episode
        return self.draft.episode or self.draft.completes

    @property
    def person_code(self):
        return self.case.person.code if self.case else ""

    @property
    def their_number(self):
        """What the sender calls it: the number of their letter, else ours."""
        return self.letter_number or self.number

    @property
    def senders(self):
        """Ids of the partner's present contacts, as actors carry them."""
        contacts = self.partner.contacts.active() if self.partner else []
        return {str(contact.pk) for contact in contacts}

    @property
    def sender(self):
        """Who asks, as an office: the partner (masked where its name discloses) or the agency."""
        return str(self.partner) if self.partner else self.agency

    @transition("state", State.RECEIVED, State.ACCEPTED, permission=writes)
    def accept(self, at, worker, bring_by=None, bring_to=""):
        self.answered_at = self.kept_at = at
        self.worker, self.bring_by, self.bring_to = worker, bring_by, bring_to

    @transition("state", State.RECEIVED, State.DECLINED, permission=writes)
    def decline(self, at, worker, reason_code, reason_note=""):
        self.answered_at = self.kept_at = self.ended_at = at
        self.worker, self.reason, self.reason_note = worker, reason_code, reason_note

    @transition(
        "state",
        [State.RECEIVED, State.ACCEPTED],
        State.WITHDRAWN,
        conditions=[not_a_case_yet],
        permission=_takes_back,
    )
    def withdraw(self, at, reason_note):
        self.ended_at, self.reason_note = at, reason_note

    @transition(
        "state",
        [State.RECEIVED, State.ACCEPTED, State.DECLINED, State.WITHDRAWN],
        State.VOID,
        permission=writes,
    )
    def void(self, at, reason_note):
        self.ended_at, self.reason_note = at, reason_note


class IncomingLog(Log):
    """The moves of one incoming referral, in order."""

    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, related_name="log")
