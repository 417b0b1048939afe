"""The person behind a case: added once, completed later, never overwritten by blanks."""

from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import to_python

from clients.actions.identity import history
from clients.actions.refused import Refused
from clients.models import NationalId, Person
from rptc import audit

NOTHING_NEW = ("", None, "unknown")


def added(fields, *, by, at):
    """Make a person from model fields; `phone_as_given` is kept and, where it is a number, normalised."""
    made = Person.objects.create(**fields | _phone(fields), created_at=at)
    history.keep(made, [name for name, value in fields.items() if value] + ["identity_status"], by=by, at=at)
    audit.record("person-registered", made, by=by, at=at)
    return made


def completed(person, fields, *, by, at):
    """Write what is new about a known person: an answer given replaces the old one, a blank never does."""
    told = {name: value for name, value in (fields | _phone(fields)).items() if value not in NOTHING_NEW}
    if told.get("birth_date"):
        told |= {"estimated_age": None, "estimated_on": None}
    elif person.birth_date:
        told = {name: value for name, value in told.items() if name not in ("estimated_age", "estimated_on")}
    changed = [name for name, value in told.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, told[name])
    if changed:
        person.save(update_fields=changed)
        history.keep(person, changed, by=by, at=at)
        audit.record("person-changed", person, by=by, at=at, fields=sorted(changed))
    return person


def identified(person, nik, *, by, at):
    """Give a person the sixteen digits of a NIK; a different one is already theirs: Refused."""
    mine = NationalId.objects.filter(person__in=Person.objects.same_as(person)).select_related("person")
    held = next((row for row in mine if row.person_id == person.own_id), None)
    if held is None and not any(row.read() == nik for row in mine):
        NationalId.of(person, nik).save()
        audit.record("nik-added", person, by=by, at=at)
    elif held and held.read() != nik:
        raise Refused(_("This person already has another NIK. Ask the unit head."), person)


def related(person, rows, *, by, at):
    """Add relatives; the same name and relation again completes the row that stands."""
    known = {(r.name.casefold(), r.relation): r for r in person.relatives.all()}
    for row in rows:
        relative = known.get((row["name"].casefold(), row["relation"])) or person.relatives.model(
            person=person
        )
        for name, value in row.items():
            setattr(relative, name, value)
        relative.save()
    if rows:
        audit.record("family-recorded", person, by=by, at=at, count=len(rows))


def _phone(fields):
    if not fields.get("phone_as_given"):
        return {}
    number = to_python(fields["phone_as_given"], region="ID")
    return {"phone": number if number and number.is_valid() else ""}
