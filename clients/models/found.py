"""Somebody found in an operation: what the officer saw, and the intake draft it became at once."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.models.draft import Draft
from clients.models.operation import Operation
from clients.models.person import Sex
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON, SealedText

NOBODY = [code for code, row in lists.OUTCOMES.rows().items() if row["counts"] == "no"]
REGISTERED = Q(draft__episode__isnull=False) | Q(draft__completes__isnull=False)


class FoundQuerySet(models.QuerySet):
    def counted(self):
        """Without those written down twice or in error."""
        return self.exclude(outcome__in=NOBODY)

    def seen_by(self, user):
        """Lines whose draft this user may open."""
        return self.filter(draft__in=Draft.objects.visible_to(user))

    def brought(self):
        """Those who come along: nobody said that they were not admitted."""
        return self.filter(outcome="")

    def not_admitted(self):
        return self.counted().exclude(outcome="")

    def registered(self):
        """Those with a case, also one of the emergency path whose intake is not whole yet."""
        return self.brought().filter(REGISTERED)

    def waiting(self):
        """Those whose intake draft is still to be completed and sent."""
        unfinished = Q(draft__submitted_at__isnull=True, draft__dropped_at__isnull=True)
        return self.brought().filter(unfinished)

    def lost(self):
        """Those whose draft somebody dropped by itself: what became of them has to be said."""
        return self.brought().filter(draft__dropped_at__isnull=False).exclude(REGISTERED)


class Found(models.Model):
    """One line of an operation, numbered by `position`. Name and photo live in the draft, sealed; here stands what is
    counted, as it was seen in the street: the case may say otherwise later. `key` is the row of the screen it was typed
    in, so that one press is one person. `alike` are likely known people at that moment: [{person, why}].

    `outcome` is a code of OUTCOMES for whoever was not admitted; the draft is dropped then.
    """

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="people")
    draft = models.OneToOneField("clients.Draft", on_delete=models.PROTECT, related_name="found")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex)
    age = models.PositiveSmallIntegerField(
        _("estimated age"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    ppks_class = models.ForeignKey(
        "clients.LocalClass", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(_("place found"), max_length=200, blank=True)
    danger = models.BooleanField(_("danger"), default=False)
    things = models.PositiveSmallIntegerField(_("pieces of belongings"), default=0)
    alike = SealedJSON(default=list)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.CharField(max_length=150)
    outcome = models.CharField(max_length=20, blank=True, choices=lists.OUTCOMES.choices())
    outcome_note = SealedText(null=True, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)
    outcome_by = models.CharField(max_length=150, blank=True)

    objects = FoundQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["operation", "position"], name="found_numbered_once"),
            models.UniqueConstraint(fields=["operation", "key"], name="found_written_once"),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_at__isnull=True)
                | ~Q(outcome="") & Q(outcome_at__isnull=False) & ~Q(outcome_by=""),
                name="found_outcome_said_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(age__isnull=True) | Q(age__lte=120), name="found_age_is_human"
            ),
        ]

    def __str__(self):
        return f"{self.operation_id}/{self.position}"

    @property
    def number(self):
        """Their number in the operation, as it is said aloud."""
        return f"{self.position:02}"

    @property
    def episode(self):
        """The case it became, or None."""
        return self.draft.episode or self.draft.completes

    @property
    def person_code(self):
        return self.draft.person.code if self.draft.person_id else ""
