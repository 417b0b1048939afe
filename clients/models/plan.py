"""The intervention plan of a case: goals, steps towards them, and what was acknowledged (domain §4, SOP step 6)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.instruments.texts import DOMAINS
from clients.models.readable import readable
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON, SealedText


class OfCase(models.QuerySet):
    """Rows that lead to a case by `path`."""

    path = "episode"

    def visible_to(self, user):
        """Those of files this user may open."""
        return self.filter(readable(user, f"{self.path}__person"))


class GoalQuerySet(OfCase):
    path = "plan__episode"

    def open(self):
        return self.filter(closed_at__isnull=True)


class StepQuerySet(OfCase):
    path = "goal__plan__episode"

    def open(self):
        return self.filter(state=Step.State.OPEN)


class VersionQuerySet(OfCase):
    path = "plan__episode"


class Plan(models.Model):
    """The plan of one case. Goals and steps live on; each `PlanVersion` keeps what was acknowledged of them."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    episode = models.OneToOneField("clients.Episode", on_delete=models.PROTECT, related_name="plan")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150)
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = OfCase.as_manager()

    def __str__(self):
        return str(self.episode)

    @property
    def person_code(self):
        return self.episode.person.code

    @property
    def looked_at(self):
        """When the plan was last held against what is known: an assessment finished later asks for a review."""
        return self.reviewed_at or self.made_at


class PlanVersion(models.Model):
    """What the client or guardian is asked to acknowledge. Once answered it is frozen with its `content`; a later change
    of the plan opens the next number. A refusal is an answer too: the plan goes on, and counts as not acknowledged."""

    class GivenBy(models.TextChoices):
        CLIENT = "client", _("The client")
        GUARDIAN = "guardian", _("A parent or guardian")
        BOTH = "both", _("The client and a parent or guardian")

    class Means(models.TextChoices):
        PAPER = "paper", _("Signed on paper")
        SPOKEN = "spoken", _("Said before a witness")
        REFUSED = "refused", _("Refused")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.CharField(max_length=150)
    content = SealedJSON(null=True, blank=True)
    means = models.CharField(max_length=10, choices=Means, blank=True)
    given_by = models.CharField(max_length=10, choices=GivenBy, blank=True)
    giver_name = models.CharField(max_length=150, blank=True)
    witness = models.CharField(max_length=150, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    scan = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.CharField(max_length=150, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_number"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(answered_at__isnull=True), name="plan_version_one_open"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, means="")
                | Q(answered_at__isnull=False, content__isnull=False, recorded_at__isnull=False)
                & ~Q(means="") & ~Q(given_by="") & ~Q(giver_name=""),
                name="plan_version_answered_whole",
            ),
            models.CheckConstraint(
                condition=~Q(means="paper") | Q(scan__isnull=False),
                name="plan_version_paper_has_scan",
                violation_error_message=_("Add a scan or photo of the signed paper."),
            ),
            models.CheckConstraint(
                condition=~Q(means="spoken") | ~Q(witness=""),
                name="plan_version_spoken_has_witness",
                violation_error_message=_("Write the name of the witness."),
            ),
            models.CheckConstraint(
                condition=~Q(means="refused") | ~Q(reason=""),
                name="plan_version_refused_has_reason",
                violation_error_message=_("Write why it was refused."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.plan} v{self.number}"

    @property
    def acknowledged(self):
        return bool(self.answered_at) and self.means != self.Means.REFUSED


class Goal(models.Model):
    """What is to be reached, in one domain of the assessment; `text` is sealed. Closed as reached or dropped, with a note."""

    class Outcome(models.TextChoices):
        REACHED = "reached", _("Reached")
        DROPPED = "dropped", _("Dropped")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    domain = models.CharField(_("domain"), max_length=10, choices=list(DOMAINS.items()))
    text = SealedText()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    closing_note = SealedText(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=150, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="")
                | Q(closed_at__isnull=False, closing_note__isnull=False) & ~Q(outcome=""),
                name="goal_closed_whole",
            ),
        ]

    def __str__(self):
        return str(self.get_domain_display())

    @property
    def person_code(self):
        return self.plan.episode.person.code

    @property
    def is_open(self):
        return self.closed_at is None


class Step(models.Model):
    """Who does what until which WITA day. The owner is somebody of the unit (`worker`), the client, the guardian, or a partner
    by its code and the name it had then (no foreign key: clients looks at nobody). Done with a result, or dropped with a
    reason; both are sealed in `result`."""

    class Owner(models.TextChoices):
        STAFF = "staff", _("Somebody of RPTC")
        CLIENT = "client", _("The client")
        GUARDIAN = "guardian", _("A parent or guardian")
        PARTNER = "partner", _("A partner")

    class State(models.TextChoices):
        OPEN = "open", _("To do")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="steps")
    what = SealedText()
    owner = models.CharField(max_length=10, choices=Owner)
    worker = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="plan_steps"
    )
    partner_code = models.CharField(max_length=20, blank=True)
    partner_label = models.CharField(max_length=150, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    result = SealedText(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["due_on"], name="step_open_due", condition=Q(state="open"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True, ended_on__isnull=True)
                | ~Q(state="open") & Q(ended_at__isnull=False, ended_on__isnull=False, result__isnull=False),
                name="step_ended_whole",
            ),
            models.CheckConstraint(
                condition=Q(owner="staff", worker__isnull=False) | ~Q(owner="staff") & Q(worker__isnull=True),
                name="step_of_staff_has_worker",
                violation_error_message=_("Choose who does it."),
            ),
            models.CheckConstraint(
                condition=Q(owner="partner") & ~Q(partner_code="") | ~Q(owner="partner") & Q(partner_code=""),
                name="step_of_partner_has_partner",
                violation_error_message=_("Choose the partner."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(self.get_state_display())

    @property
    def person_code(self):
        return self.goal.plan.episode.person.code

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def whose(self):
        """Who does it, in words."""
        named = {self.Owner.STAFF: str(self.worker or ""), self.Owner.PARTNER: self.partner_label}
        return named.get(self.owner) or str(self.get_owner_display())

    def is_late(self, day=None):
        """Whether its day is over and it is still to do; `day` is a WITA date (default today)."""
        return self.is_open and self.due_on < (day or timezone.localdate())
