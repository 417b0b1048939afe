"""The end of a case: asked by its worker, decided by the unit head, kept when the case is opened again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from clients import lists
from clients.models.closure_moves import PENDING, Moves, State
from clients.models.readable import readable
from rptc.flow.models import Log
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON


class ClosureQuerySet(models.QuerySet):
    def waiting(self):
        """Asked, and the unit head has not decided."""
        return self.filter(state=State.ASKED, episode__state="open")

    def pending(self):
        """Asked or returned: the case has no other closure meanwhile."""
        return self.filter(state__in=PENDING)

    def in_force(self):
        """Those by which a case is closed today."""
        return self.filter(state=State.APPROVED, episode__state="closed")

    def visible_to(self, user):
        return self.filter(readable(user, "episode__person"))


class Closure(Moves):
    """One end of one case. `ended_at` is when the care ended (UTC, lived in Makassar), `decided_at` when the unit head
    said so. `told`, sealed: outcome, summary, and what the exit type asks ({code of the field: text}).

    `open_then` lists the codes of what stood open when it was asked and when it was approved. `leaves` ends the stay too.
    """

    State = State

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    episode = models.ForeignKey("clients.Episode", on_delete=models.PROTECT, related_name="closures")
    state = FSMField(max_length=10, choices=State, default=State.DRAFT, protected=True, editable=False)
    exit_type = models.CharField(_("how the case ends"), max_length=30, choices=lists.EXITS.choices())
    ended_at = models.DateTimeField(_("when the care ended"))
    told = SealedJSON(default=dict)
    leaves = models.BooleanField(_("leaves the house at that moment"), default=False)
    aftercare = models.BooleanField(_("aftercare follows"), default=False)
    no_aftercare_reason = models.CharField(_("why no aftercare"), max_length=300, blank=True)
    open_then = models.JSONField(default=list, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=150, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.CharField(max_length=150, blank=True)

    objects = ClosureQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(state__in=PENDING),
                name="closure_one_pending",
                violation_error_message=_("The end of this case is asked for already."),
            ),
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(state=State.APPROVED),
                name="closure_one_approved",
                violation_error_message=_("This case is closed already."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.APPROVED, State.REOPENED]) | Q(decided_at__isnull=False),
                name="closure_approved_has_time",
            ),
        ]

    def __str__(self):
        return self.episode.number

    @property
    def person_code(self):
        return self.episode.person.code


class ClosureLog(Log):
    """The moves of one closure, in order; the reason of a return and of a reopening stands here."""

    closure = models.ForeignKey(Closure, on_delete=models.PROTECT, related_name="log")
