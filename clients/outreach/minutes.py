"""The minutes of a hand-over: what the record says, read again at each step until they are approved.

Who may not be named is written with initials: a child whom the law protects, whoever is in a restricted file.
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from clients import lists
from clients.intake.classes import is_victim
from clients.intake.reading import Reading
from clients.models import Person
from clients.outreach import corrections
from rptc.letters.models import Letter

TEXT, LANG = "outreach_minutes", "id"
CONTRADICTS = [code for code, row in lists.OUTCOMES.rows().items() if row["corrects"] == "yes"]


def of(operation):
    """The minutes written so far, the newest first; their values stay sealed."""
    return list(Letter.objects.about(operation).select_related("template").defer("values"))


def people(operation):
    """Whoever changed hands, also those who went home from the house afterwards."""
    later = Q(outcome_at__gte=operation.handed_over_at) & ~Q(outcome__in=CONTRADICTS)
    rows = operation.people.counted().filter(Q(outcome="") | later).order_by("position")
    return rows.select_related("ppks_class", "draft__person")


def values(operation):
    """Values by name, in the language that is signed."""
    with override(LANG):
        rows = list(people(operation))
        return _operation(operation) | _handover(operation) | {
            "clients_count": str(len(rows)), "found_table": _table(rows), "classes_table": _classes(rows),
            "belongings_count": str(sum(row.things for row in rows)),
            "corrections": "; ".join(f"{one.what}: {one.why}" for one in corrections.of(operation)),
        }  # fmt: skip


def name(row):
    """As the minutes may write it."""
    full, flags = (
        Reading(row.draft).name,
        row.draft.answers.get("condition", {}).get("data", {}).get("flags", []),
    )
    protected = row.ppks_class and (row.ppks_class.initials_only or is_victim(row.ppks_class, row.age))
    hidden = row.draft.person_id and row.draft.person.restricted
    if protected or hidden or {"child_in_law", "confidential"} & set(flags):
        return Person(full_name=full).initials
    return full


def _operation(operation):
    return {
        "operation_number": operation.number, "operation_kind": lists.OPERATIONS.label(operation.kind),
        "operation_place": ", ".join(filter(None, [operation.place, str(operation.district or "")])),
        "operation_time": _words(operation.starts_at), "order_number": operation.order_number,
        "operation_agencies": ", ".join(a.label_id for a in operation.agencies.all()) or operation.giver_organisation,
    }  # fmt: skip


def _handover(operation):
    names = (
        "giver_name",
        "giver_position",
        "giver_organisation",
        "receiver_name",
        "receiver_position",
        "receiver_organisation",
    )
    said = {field: getattr(operation, field) for field in (*names, "handover_place")}
    return said | {
        "handover_datetime_words": _words(operation.handed_over_at), "handover_remarks": operation.remarks or "",
        "witness1_name": operation.witness_name,
    }  # fmt: skip


def _table(rows):
    head = [_("No."), _("Name or alias"), _("Sex"), _("Age ±"), _("Class"), _("Belongings")]
    return [head, *[_cells(row) for row in rows]]


def _cells(row):
    age = "–" if row.age is None else str(row.age)
    return [row.number, name(row), row.get_sex_display(), age, str(row.ppks_class or "–"), str(row.things)]


def _classes(rows):
    counted = {}
    for row in rows:
        label = str(row.ppks_class) if row.ppks_class else _("Class not known yet")
        counted[label] = counted.get(label, 0) + 1
    return [[_("Class"), _("Number")], *[[label, str(n)] for label, n in counted.items()]]


def _words(at):
    return date_format(timezone.localtime(at), _("l, j F Y, H.i"))
