"""What can be chosen field by field when two files are joined, and how its values are kept for undoing."""

from datetime import date

from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import NationalId, Person

NIK = "nik"
FIELDS = {  # what is chosen as one: the columns that hold it
    "full_name": ["full_name"], "alias": ["alias"], "patronymic": ["patronymic"], "sex": ["sex"],
    "birth": ["birth_date", "birth_date_is_estimated", "estimated_age", "estimated_on"], "birth_place": ["birth_place"],
    "identity_status": ["identity_status"], NIK: [], "nik_absence_reason": ["nik_absence_reason"], "marks": ["marks"],
    "phone": ["phone", "phone_as_given"], "origin": ["origin"], "address": ["address", "district_id"], "photo": ["photo_id"],
}  # fmt: skip


def values(person, chosen):
    """{column: value} of the fields in `chosen`, as JSON; of the NIK its digits, or None."""
    columns = [column for code in FIELDS if code in chosen for column in FIELDS[code]]
    read = {column: _plain(getattr(person, column)) for column in columns}
    return read | ({NIK: digits(person)} if NIK in chosen else {})


def write(person, told):
    """Give a person the values of `values`, and save. Refused when no name would be left."""
    columns = [column for column in told if column != NIK]
    for column in columns:
        setattr(person, column, _field(column).to_python(told[column]))
    if not (person.full_name or person.alias):
        raise Refused(_("One of the names must stand: choose a full name or what the person is called."))
    if columns:
        person.save(update_fields=columns)
    if NIK in told:
        _identify(person, told[NIK])


def digits(person):
    held = NationalId.objects.filter(person=person).first()
    return held.read() if held else None


def _identify(person, number):
    held = NationalId.objects.filter(person=person).first()
    if number is None:
        NationalId.objects.filter(person=person).delete()  # a copy that joining had made
        return
    row = NationalId.of(person, number)
    row.pk = held.pk if held else None
    row.save()


def _field(column):
    field = Person._meta.get_field(column)
    return field.target_field if field.is_relation else field


def _plain(value):
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, (bool, int)) else str(value)
