"""What became of everybody: one record a line, and the lists that each number opens."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from clients.intake.reading import Reading
from clients.models import Draft, Found
from clients.outreach import likely

GROUPS = {
    "counted": Found.objects.counted,
    "waiting": Found.objects.waiting, "registered": Found.objects.registered, "not_admitted": Found.objects.not_admitted,
    "lost": Found.objects.lost, "brought": Found.objects.brought, "danger": lambda: Found.objects.counted().filter(danger=True),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """`name` is "" where the file is restricted for this reader. `alike` are (person, why) still undecided."""

    found: Found
    name: str
    state: str
    kind: str
    href: str = ""
    person: object = None
    alike: list = field(default_factory=list)

    @property
    def facts(self):
        """Sex, age and class, as seen."""
        row = self.found
        age = _("±%(n)d years") % {"n": row.age} if row.age is not None else _("age not known")
        return [
            row.get_sex_display(),
            age,
            str(row.ppks_class) if row.ppks_class else _("class not known yet"),
        ]


def lines(rows, user):
    """`Line`s of a QuerySet of Found; a constant number of statements."""
    rows = list(
        rows.select_related(
            "ppks_class", "draft__episode__person", "draft__completes__person", "draft__person"
        )
    )
    seen = set(Draft.objects.visible_to(user).filter(found__in=rows).values_list("pk", flat=True))
    open_ones = likely.undecided([row for row in rows if row.draft_id in seen and waits(row)])
    people = likely.known([one for alike in open_ones.values() for one in alike], user)
    return [_line(row, row.draft_id in seen, open_ones.get(row.pk, []), people) for row in rows]


def waits(row):
    """Whether its intake is still to be completed."""
    return not (row.outcome or row.draft.submitted_at or row.draft.dropped_at)


def _line(row, visible, alike, people):
    state, kind = state_of(row)
    if not visible:
        return Line(row, "", state, kind)
    known = [(people[one["person"]], one["why"]) for one in alike if one["person"] in people]
    person = row.draft.person or (row.episode and row.episode.person)
    return Line(row, Reading(row.draft).name, state, kind, _href(row), person, known)


def _href(row):
    if waits(row):
        return reverse("clients:draft", args=[row.draft.code])
    return f"/clients/{row.episode.person.code}/" if row.episode else ""


def state_of(row):
    """(words, kind of the tag)."""
    if row.outcome:
        return row.get_outcome_display(), "plain"
    if row.episode:
        words = (
            _("Registered %(number)s")
            if row.draft.submitted_at
            else _("Emergency case %(number)s, intake not whole")
        )
        return words % {"number": row.episode.number}, "success"
    if row.draft.dropped_at:
        return _("Intake dropped: say what became of them"), "danger"
    return _("Waits for the intake"), "warning"
