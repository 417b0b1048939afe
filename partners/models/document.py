"""Partnership documents: what there is, until when, and what nobody has seen (domain §7)."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.models.partner import Partner
from rptc.lib.codes import code

SOON = timedelta(days=90)


class Status(models.TextChoices):
    """Computed from dates at view time, never stored."""

    NONE = "none", _("No document")
    SAID = "said", _("Said to exist, not seen")
    DRAFT = "draft", _("Draft")
    PROCESS = "process", _("In process")
    IN_FORCE = "in_force", _("In force")
    ENDING = "ending", _("Ending soon")
    EXPIRED = "expired", pgettext_lazy("document", "Expired")
    TERMINATED = "terminated", _("Terminated")

    @property
    def valid(self):
        """Whether a referral is covered."""
        return self in (Status.IN_FORCE, Status.ENDING)


BEST_FIRST = [
    Status.IN_FORCE,
    Status.ENDING,
    Status.PROCESS,
    Status.DRAFT,
    Status.SAID,
    Status.EXPIRED,
    Status.TERMINATED,
]


class DocumentQuerySet(models.QuerySet):
    def in_force(self, day=None):
        """Signed, seen, begun, not over on a WITA date; the end date is included."""
        day = day or timezone.localdate()
        over = Q(ends_on__lt=day) | Q(terminated_on__lte=day)
        return self.filter(seen=True, signed_on__isnull=False, starts_on__lte=day).exclude(over)


class Document(models.Model):
    """One agreement. The right kind depends on the partner's legal kind: ministry units sign a Nota Kesepakatan,
    foundations a Kesepakatan Bersama and then a PKS. `seen` is false where somebody only says that it exists."""

    class Kind(models.TextChoices):
        NOTA_KESEPAKATAN = "nota_kesepakatan", _("Nota Kesepakatan (synergy)")
        KESEPAKATAN_BERSAMA = "kesepakatan_bersama", _("Kesepakatan Bersama")
        PKS = "pks", _("Perjanjian Kerja Sama (PKS)")
        SK = "sk", _("Decree or joint SOP")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(_("kind of document"), max_length=20, choices=Kind)
    number = models.CharField(_("number"), max_length=100, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    seen = models.BooleanField(_("seen by the unit"), default=True)
    stage = models.CharField(_("stage"), max_length=100, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    starts_on = models.DateField(_("in force from"), null=True, blank=True)
    ends_on = models.DateField(_("in force until"), null=True, blank=True)
    terminated_on = models.DateField(_("terminated on"), null=True, blank=True)
    terminated_reason = models.CharField(_("reason"), max_length=250, blank=True)
    renews = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewed_by"
    )
    scan = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="document_ends_after_start",
                violation_error_message=_("The end must not be before the start."),
            ),
        ]

    def __str__(self):
        return self.number or self.get_kind_display()

    def status_on(self, day=None):
        """The status on a WITA date (default today)."""
        day = day or timezone.localdate()
        if not self.seen:
            return Status.SAID
        if self.terminated_on and self.terminated_on <= day:
            return Status.TERMINATED
        if self.signed_on is None or self.starts_on is None or self.starts_on > day:
            return Status.PROCESS if self.stage or self.signed_on else Status.DRAFT
        if self.ends_on is None:
            return Status.IN_FORCE
        if self.ends_on < day:
            return Status.EXPIRED
        return Status.ENDING if self.ends_on - day <= SOON else Status.IN_FORCE


RIGHT_KINDS = {
    Partner.Kind.MINISTRY_UNIT: {Document.Kind.NOTA_KESEPAKATAN},
    Partner.Kind.CITY_OFFICE: {Document.Kind.SK, Document.Kind.PKS},
}


def right_kinds(partner):
    """The kinds of document that cover a referral to this partner."""
    return RIGHT_KINDS.get(partner.kind, {Document.Kind.PKS})


def cover_of(partner, day=None):
    """(status, document): the best status among the partner's documents of the right kind, and the document that gives
    it, the longest-running one; (NONE, None) without any. What is only said to exist counts whatever its kind.
    Prefetch `documents` for lists.
    """
    wanted = right_kinds(partner)
    held = [d for d in partner.documents.all() if d.kind in wanted or not d.seen]
    best = min(held, key=lambda d: (BEST_FIRST.index(d.status_on(day)), -_last(d).toordinal()), default=None)
    return (best.status_on(day), best) if best else (Status.NONE, None)


def status_of(partner, day=None):
    """The document status of a partner on a WITA date (default today)."""
    return cover_of(partner, day)[0]


def _last(document):
    return document.ends_on or date.max
