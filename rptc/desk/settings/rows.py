"""Rows of the settings as pages list them."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from rptc.audit.models import Event
from rptc.desk.sentences import sentence
from rptc.desk.settings import words
from rptc.ui.parts import Entry
from rptc.ui.parts import Row as Fact
from rptc.ui.templatetags.show import day

STATES = {"now": "success", "planned": "info", "past": "plain", "withdrawn": "plain"}


@dataclass(frozen=True)
class Shown:
    """A dated row with its words. `state` is now, planned, past or withdrawn."""

    row: object
    scope: str
    state: str

    @property
    def tag(self):
        return {
            "now": _("In force"), "planned": _("Planned"), "past": _("Ended"), "withdrawn": _("Withdrawn"),
        }[self.state]  # fmt: skip

    @property
    def kind(self):
        return STATES[self.state]

    @property
    def amount(self):
        return words.limit(self.row)

    @property
    def warning(self):
        return words.warning(self.row)

    @property
    def dates(self):
        return dates(self.row)

    @property
    def when(self):
        return words.when(self.row)

    @property
    def who(self):
        return words.people(self.row.audience)

    @property
    def told(self):
        return words.people(self.row.told)

    @property
    def how(self):
        return words.channels(self.row.channels)

    @property
    def last(self):
        """Whether it may be changed: nothing follows it."""
        return self.state in ("now", "planned") and self.row.valid_to is None


def dates(row):
    """ "from 1 January 2023", "1 January 2023 – 13 July 2025"."""
    if row.valid_to is None:
        return _("from %(day)s") % {"day": day(row.valid_from)}
    return f"{day(row.valid_from)} – {day(row.valid_to)}"


def shown(row, scope=""):
    return Shown(row, scope, _state(row, timezone.localdate()))


def limit_rows(rows):
    scopes = words.scopes(rows)
    return [shown(row, scopes[row.pk]) for row in rows]


def limit_sections(rows):
    """[(what they apply to, rows)] in the order of the words."""
    found = {}
    for one in limit_rows(sorted(rows, key=lambda row: (row.code, row.narrowness, row.valid_from))):
        found.setdefault(str(words.APPLIES.get(one.row.applies_to, one.row.applies_to)), []).append(one)
    order = list(dict.fromkeys(str(label) for label in words.APPLIES.values()))
    return sorted(found.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))


def planned(row):
    """What is to be changed, above a question."""
    one = limit_rows([row])[0]
    return [Fact(one.scope, f"{one.amount}, {one.dates}", tag=one.tag, kind=one.kind)]


def step_facts(row):
    one = shown(row)
    return [
        Fact(
            words.ladder(row.clock, row.owed_by),
            f"{row.label}. {one.when}, {one.dates}",
            tag=one.tag,
            kind=one.kind,
        )
    ]


def history(kind, code):
    """Who did what when, newest first: verbs and names of fields; the values stand in the rows."""
    events = Event.objects.filter(subject_kind=kind, subject_code=code).order_by("-at", "-pk")[:50]
    return [Entry(sentence(e), e.at, e.actor_label, ", ".join(_fields(e))) for e in events]


def _fields(event):
    names = {
        "value": _("how many"), "unit": _("unit"), "warn_before": _("warning"), "certainty": _("doubt"),
        "valid_from": _("first day"), "decided_by": _("decision"), "note_id": _("note"), "label_id": _("words"),
        "offset": _("day"), "offset_unit": _("unit"), "repeats_every": _("repetition"), "audience": _("who has to act"),
        "told": _("who is told"), "channels": _("way"), "working_hours_only": _("night"), "needs_ack": _("has to be read"),
    }  # fmt: skip
    return [names[name] for name in event.data.get("fields", []) if name in names]


def _state(row, today):
    if row.withdrawn_at:
        return "withdrawn"
    if row.valid_from > today:
        return "planned"
    return "now" if row.holds(today) else "past"
