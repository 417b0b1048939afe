"""An import taken back, while nothing was built upon it: its cases are void, its people retired, its numbers gone."""

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.actions.registers.held import locked
from clients.models import Address, Alert, Episode, IdentityCheck, NationalId, Person, Register, RegisterRow
from rptc import audit
from rptc.audit.models import Event
from rptc.flow import NotAllowed

OWN = {RegisterRow, NationalId, Episode, Alert}
BEGUN = {Address, IdentityCheck}  # histories: the import wrote their first rows


@transaction.atomic
def undo(register, reason, *, by, at=None):
    """Undo an import, with a reason; returns the register. Twice changes nothing.

    Refused while anything was built upon one of its rows (`built_upon` lists them).
    """
    if not by.may("clients.import"):
        raise NotAllowed("undo")
    if Register.objects.filter(pk=register.pk, state=Register.State.UNDONE).exists():
        return register
    held, at = locked(register, Register.State.IMPORTED), at or timezone.now()
    list(Episode.objects.select_for_update().filter(register_row__register=held).values_list("pk", flat=True))
    list(_new(held).select_for_update().values_list("pk", flat=True))
    if lines := built_upon(held):
        raise Refused(_("%(n)s rows have been worked on since. Nothing was undone.") % {"n": len(lines)})
    _taken_back(held, reason, by, at)
    held.state, held.undone_at, held.undone_by, held.undone_reason = (
        Register.State.UNDONE,
        at,
        by.label,
        reason[:300],
    )
    held.save(update_fields=["state", "undone_at", "undone_by", "undone_reason"])
    audit.record("register-undone", held, by=by, at=at)
    return held


def built_upon(register):
    """Lines of the rows whose case or new person got anything since: records of any app, or acts in the audit.

    Keys are compared as lists: right after an import the database knows too little of its new rows to join them well.
    """
    names = ("line", "episode", "episode__code", "person", "person__code", "person__created_at")
    rows = list(register.rows.filter(episode__isnull=False).values_list(*names))
    cases, new = {row[1] for row in rows}, {row[3] for row in rows if row[5] == register.imported_at}
    marked = _pointed_at(Episode, cases, register)
    people = _pointed_at(Person, new, register) | _elsewhere(new, cases, register)
    codes = {row[2] for row in rows}, {row[4] for row in rows if row[3] in new}
    acted, met = _acted_on(register, *codes)
    return sorted(r[0] for r in rows if r[1] in marked or r[3] in people or r[2] in acted or r[4] in met)


def _elsewhere(people, cases, register):
    """New people who have another case, or are somebody in another register, by now."""
    other = Episode.objects.filter(person__in=people).values_list("person", "pk")
    rows = RegisterRow.objects.filter(person__in=people).exclude(register=register)
    return {person for person, case in other if case not in cases} | set(
        rows.values_list("person", flat=True)
    )


def _acted_on(register, cases, people):
    """Codes of the cases, and of the new people, on whom the audit holds an act since the import."""
    acts = Event.objects.filter(at__gte=register.imported_at, is_read=False).exclude(verb="case-imported")
    on = acts.filter(subject_kind="episode", subject_code__in=cases).values_list("subject_code", flat=True)
    return set(on), set(acts.filter(person_code__in=people).values_list("person_code", flat=True))


def _new(register):
    """The people that the import made: none of their cases is older than it."""
    mine = register.rows.filter(person__isnull=False).values("person")
    return Person.objects.filter(pk__in=mine, created_at=register.imported_at)


def _pointed_at(model, among, register):
    """pks of `model` in `among` at which a row of any other table points; what the import itself wrote does not count."""
    found = set()
    for relation in model._meta.related_objects:
        if relation.related_model in OWN or relation.many_to_many:
            continue
        name = relation.field.name
        pointing = relation.related_model._base_manager.filter(**{f"{name}__in": among})
        if relation.related_model in BEGUN:
            pointing = pointing.exclude(recorded_at=register.imported_at)
        found |= set(pointing.values_list(name, flat=True))
    return found


def _taken_back(register, reason, by, at):
    cases = Episode.objects.filter(register_row__register=register)
    listed = [
        ("case-voided", case, {"person_code": case.person.code, "register": register.code})
        for case in cases.select_related("person")
    ]
    cases.update(state=Episode.State.VOID, exit_note=reason, closed_at=Coalesce("closed_at", at))
    people = _new(register)
    Alert.objects.filter(person__in=people, source="register", ended_at__isnull=True).update(
        ended_at=at, ended_by=by.label
    )
    people.update(retired_at=at)
    audit.record_all(listed, by=by, at=at)
