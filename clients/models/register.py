"""A register that comes in: one file of rows, read, checked, imported all or nothing, and perhaps undone."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON, SealedText

SEES = ("clients.import", "clients.review_import")


class RegisterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the user's own unit, for who imports or decides about likenesses."""
        sees = any(user.has_perm(permission) for permission in SEES)
        return self.filter(unit=user.unit_id) if sees else self.none()

    def listed(self):
        """Without the file itself."""
        return self.defer("content").select_related("made_by")

    def working(self):
        """Those that a step can bring further without anybody."""
        return self.filter(state__in=Register.WORKING)


class Register(models.Model):
    """One uploaded file. Sealed: its name, sheets and headings (`about`), its content until the import is over.

    `columns` is {column index: field}. `done` counts rows of the work under way. `closed_before`: cases without a day
    of leaving that arrived before it come in closed. Times are UTC.
    """

    class State(models.TextChoices):
        COLUMNS = "columns", _("Choose the columns")
        READING = "reading", _("Being read")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked, not imported yet")
        IMPORTING = "importing", _("Being imported")
        IMPORTED = "imported", _("Imported")
        UNDONE = "undone", _("Import undone")
        DROPPED = "dropped", _("Put aside")

    WORKING = (State.READING, State.CHECKING, State.IMPORTING)
    BEFORE = (State.COLUMNS, State.READING, State.CHECKING, State.CHECKED)

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.COLUMNS)
    kind = models.CharField(max_length=5)
    sha256 = models.CharField(max_length=64)
    content = SealedText(null=True)
    about = SealedJSON(default=dict)
    columns = models.JSONField(default=dict, blank=True)
    first_row = models.PositiveIntegerField(default=0)
    closed_before = models.DateField(null=True, blank=True)
    worker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    rows_total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField(null=True, blank=True)
    imported_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=150, blank=True)
    undone_reason = models.CharField(max_length=300, blank=True)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["imported", "undone"]) | Q(imported_at__isnull=False),
                name="register_imported_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="undone") | Q(undone_at__isnull=False) & ~Q(undone_reason=""),
                name="register_undone_has_reason",
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def is_working(self):
        return self.state in self.WORKING

    @property
    def is_checked(self):
        return self.state == self.State.CHECKED

    @property
    def percent(self):
        """How far the work under way is, of a hundred."""
        return min(100, self.done * 100 // self.rows_total) if self.rows_total else 0
