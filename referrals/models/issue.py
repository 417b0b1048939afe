"""A question or dispute between RPTC and another institution: with an owner, a due date and an answer."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from referrals.models.promised import Promised, Side
from referrals.models.referral import Referral, seen
from referrals.models.who import writes
from rptc.flow.models import Guarded, Log
from rptc.lib.codes import code


def _answers(issue, actor):
    """Whoever owes it: a contact of its partner, or RPTC, which may also record what the other side said."""
    theirs = issue.owed_by == Side.PARTNER and actor.kind == "contact" and actor.id in issue.receivers
    return writes(issue, actor) or bool(theirs)


class IssueQuerySet(models.QuerySet):
    def open(self):
        """Nobody has answered."""
        return self.filter(state=Issue.State.OPEN)

    def late(self, now=None):
        """Open, and past the promise in force."""
        return self.open().filter(due__lt=now or timezone.now())

    def unsettled(self):
        """Open, or answered and not yet settled."""
        return self.filter(state__in=[Issue.State.OPEN, Issue.State.ANSWERED])

    def of(self, user):
        """Those that this person raised, or answers for RPTC, or follows as the deputy of the case."""
        return self.filter(Q(worker=user) | Q(owner=user) | Q(referral__episode__deputy=user))

    def owed(self, user):
        """Open, and this person is the owner who answers for RPTC."""
        return self.open().filter(owed_by=Side.RPTC, owner=user)

    def to_judge(self, user):
        """Answered: whoever raised it says whether that is enough."""
        return self.filter(state=Issue.State.ANSWERED, worker=user)

    def visible_to(self, user):
        """Those by themselves for whoever sees referrals; those on a referral as that referral is."""
        if not user.has_perm("referrals.see"):
            return self.none()
        return self.filter(Q(referral__isnull=True) | seen(user, "referral"))


class Issue(Guarded, Promised):
    """On a referral or by itself, with a partner or another agency. `owed_by` says which side answers; the owner is
    named: a user (RPTC) or a contact of the partner. A wrong answer reopens it; settled by the one who raised it."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        DISPUTE = "dispute", _("Dispute")

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        ANSWERED = "answered", _("Answered")
        SETTLED = "settled", _("Settled")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    clock = "issue"

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    number = models.CharField(_("number"), max_length=20, unique=True)
    state = FSMField(max_length=10, choices=State, default=State.OPEN, protected=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="issues"
    )
    partner = models.ForeignKey(
        "partners.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="issues"
    )
    agency = models.CharField(_("agency"), max_length=150, blank=True)
    title = models.CharField(_("in one sentence"), max_length=150)
    body = models.TextField(_("what happened and what is asked"))
    worker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="issues")
    owner = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="owned_issues"
    )
    owner_contact = models.ForeignKey(
        "partners.Contact", on_delete=models.PROTECT, null=True, blank=True, related_name="issues"
    )
    owner_name = models.CharField(_("who answers"), max_length=150)
    raised_side = models.CharField(max_length=10, choices=Side, default=Side.RPTC)
    raised_by = models.CharField(max_length=150)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=500, blank=True)

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["due", "id"]
        indexes = [models.Index(fields=["due"], name="issue_open_due", condition=Q(state="open"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(partner__isnull=False) | ~Q(agency=""),
                name="issue_with_somebody",
                violation_error_message=_("Say with which partner or agency."),
            ),
            models.CheckConstraint(
                condition=Q(owed_by="rptc", owner__isnull=False) | Q(owed_by="partner", owner__isnull=True),
                name="issue_owner_on_the_side_that_owes",
            ),
            models.CheckConstraint(
                condition=Q(state="answered", answered_at__isnull=False) | ~Q(state="answered"),
                name="issue_answered_has_time",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def subject(self):
        return self

    @property
    def person_code(self):
        """The public id of the client whom it is about, or ""."""
        return self.referral.person_code if self.referral_id else ""

    @property
    def receivers(self):
        """Ids of the partner's present contacts, as actors carry them."""
        contacts = self.partner.contacts.active() if self.partner else []
        return {str(contact.pk) for contact in contacts}

    @property
    def with_whom(self):
        """The other institution; the partner's name is masked where it discloses."""
        return str(self.partner) if self.partner else self.agency

    @property
    def stopped_at(self):
        return self.answered_at or self.ended_at

    @transition("state", State.OPEN, State.ANSWERED, permission=_answers)
    def reply(self, at, answer, answered_by):
        self.answered_at = self.kept_at = at
        self.answer, self.answered_by = answer, answered_by

    @transition("state", State.ANSWERED, State.OPEN, permission=writes)
    def reopen(self, at, due):
        self.answered_at = self.kept_at = None
        self.answer = self.answered_by = ""  # it stays in the log
        self.due, self.due_set_at = due, at

    @transition("state", State.ANSWERED, State.SETTLED, permission=writes)
    def settle(self, at, outcome):
        self.ended_at, self.outcome = at, outcome

    @transition("state", [State.OPEN, State.ANSWERED], State.WITHDRAWN, permission=writes)
    def withdraw(self, at, outcome):
        self.ended_at, self.outcome = at, outcome


class IssueLog(Log):
    """The moves of one issue, in order; an answer that was not enough stays here as `data`."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="log")
