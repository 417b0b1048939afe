"""Texts the office approves, and the papers made from them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON


class Language(models.TextChoices):
    ID = "id", "Bahasa Indonesia"
    EN = "en", "English"


class TemplateQuerySet(models.QuerySet):
    def in_force(self, day=None):
        """Approved texts that hold on a WITA date (default today)."""
        day = day or timezone.localdate()
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day, approved_at__isnull=False
        )


class Template(models.Model):
    """One version of one text in one language: `{{ name }}` and nothing else stands for what a letter fills in.

    A draft until somebody approves it by name from a date on; then frozen, and a new version follows it. `required`
    stops a letter that lacks one of them. The Indonesian text is the one that is signed; English is a reading aid.
    """

    reference_data = True

    class Kind(models.TextChoices):
        LETTER = "letter", _("Letter")
        MINUTES = "minutes", _("Minutes")
        REMINDER = "reminder", _("Reminder")

    code = models.SlugField()
    lang = models.CharField(max_length=2, choices=Language)
    version = models.CharField(max_length=10)
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("text"))
    required = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    optional = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=150, blank=True)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["code", "lang", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["code", "lang", "version"], name="template_version_once"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by="")
                | Q(approved_at__isnull=False, valid_from__isnull=False) & ~Q(approved_by=""),
                name="template_approved_by_somebody",
            ),
            ExclusionConstraint(
                name="template_no_overlap",
                condition=Q(approved_at__isnull=False),
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    ("lang", RangeOperators.EQUAL),
                    (
                        Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("Another version covers part of these dates."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.lang} {self.version}"


class LetterQuerySet(models.QuerySet):
    def about(self, *things):
        """Letters about any of these records (each with a `code`)."""
        wanted = Q(pk__in=[])
        for thing in things:
            wanted |= Q(about_kind=thing._meta.model_name, about_code=thing.code)
        return self.filter(wanted)

    def drafts(self):
        return self.filter(approved_at__isnull=True, cancelled_at__isnull=True)

    def to_approve(self):
        """Drafts that have their number: the unit head's turn."""
        return self.drafts().exclude(number="")


class Letter(models.Model):
    """One paper about something: the template's version, what filled it (sealed), its number of the agenda book.

    Draft while `approved_at` is empty: its values and number may change. Approved by name, it is frozen: `pdf` holds
    the bytes (PDF/A) and `sha256` their hash. Cancelled, never deleted; a cancelled letter keeps its number.
    `about_*` names the subject as in the outbox; `link` is the address behind its QR.
    """

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="letters")
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=40)
    about_label = models.CharField(max_length=60, blank=True)
    number = models.CharField(_("number in the agenda book"), max_length=80, blank=True)
    letter_date = models.DateField(_("date of the letter"), default=timezone.localdate)
    values = SealedJSON(default=dict)
    link = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=150, blank=True)
    pdf = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sha256 = models.CharField(max_length=64, blank=True)
    printed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=250, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["about_kind", "about_code"], name="letter_about")]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="letter_number_once",
                violation_error_message=_("This number was used before. Look in the agenda book."),
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, pdf__isnull=True)
                | Q(approved_at__isnull=False, pdf__isnull=False) & ~Q(number=""),
                name="letter_approved_is_frozen",
            ),
        ]

    def __str__(self):
        return self.number or self.template.title

    @property
    def is_draft(self):
        return self.approved_at is None and self.cancelled_at is None
