"""One row of a register: what stood in it, what the dry run says, what somebody decided, what became of it."""

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clients.models.register import Register
from rptc.lib.crypto import SealedJSON


class RowQuerySet(models.QuerySet):
    def unchecked(self):
        return self.filter(verdict="")

    def left_out(self):
        return self.filter(decision=RegisterRow.Decision.OUT)

    def taken(self):
        """Rows that will become a case."""
        return self.exclude(decision=RegisterRow.Decision.OUT)

    def waiting(self):
        """Rows about which somebody has to decide before the import."""
        return self.filter(decision="").exclude(verdict__in=["", RegisterRow.Verdict.NEW])

    def became(self, rows):
        """Write what `rows` became (episode, person) in one statement, however many they are."""
        sql = """UPDATE clients_registerrow AS line SET episode_id = made.episode, person_id = made.person
            FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS made(id, episode, person) WHERE line.id = made.id"""
        columns = zip(*((row.pk, row.episode_id, row.person_id) for row in rows), strict=True)
        with connection.cursor() as cursor:
            cursor.execute(sql, [list(column) for column in columns])


class RegisterRow(models.Model):
    """A row in staging. `cells` is {"cells": [texts], "formulas": [columns]}, `given` what was corrected ({field: text}),
    `told` the values and warnings, all sealed. `nik` and `same` are keyed hashes that find the row's twins in the file."""

    class Verdict(models.TextChoices):
        NEW = "new", _("New client")
        KNOWN = "known", _("Known by NIK")
        POSSIBLE = "possible", _("Possibly known")
        TWIN = "twin", _("Twice in the file")
        FAULT = "fault", _("Faulty")

    class Decision(models.TextChoices):
        NEW = "new", _("Somebody else: new client")
        SAME = "same", _("This is the person")
        TWIN = "twin", _("Another case of the person in the earlier row")
        OUT = "out", _("Left out")

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="rows")
    line = models.PositiveIntegerField()
    cells = SealedJSON(default=dict)
    given = SealedJSON(default=dict)
    told = SealedJSON(default=dict)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    warned = models.BooleanField(default=False)
    nik = models.BinaryField(null=True)
    same = models.BinaryField(null=True)
    twin_line = models.PositiveIntegerField(null=True, blank=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = SealedJSON(null=True)
    person = models.ForeignKey(
        "clients.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="register_rows"
    )
    episode = models.OneToOneField(
        "clients.Episode", on_delete=models.PROTECT, null=True, blank=True, related_name="register_row"
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["line"]
        indexes = [
            models.Index(fields=["register", "verdict", "decision"], name="register_row_verdict"),
            models.Index(fields=["register", "nik"], name="register_row_nik", condition=Q(nik__isnull=False)),
            models.Index(
                fields=["register", "same"], name="register_row_same", condition=Q(same__isnull=False)
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["register", "line"], name="register_row_once"),
            models.CheckConstraint(
                condition=~Q(decision="same") | Q(person__isnull=False), name="register_row_same_names_person"
            ),
            models.CheckConstraint(
                condition=~Q(decision="twin") | Q(twin_line__isnull=False), name="register_row_twin_names_row"
            ),
        ]

    def __str__(self):
        return f"{self.register} {self.line}"

    @property
    def person_code(self):
        return self.person.code if self.person_id else ""

    def texts(self):
        """{field: text} as the columns are understood, corrections over what stood there."""
        cells = self.cells.get("cells", [])
        read = {name: cells[int(at)] for at, name in self.register.columns.items() if int(at) < len(cells)}
        return read | self.given

    @property
    def name(self):
        texts = self.texts()
        return texts.get("full_name") or texts.get("alias") or ""
