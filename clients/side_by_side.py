"""Two files, line by line: what each says of the person, for whoever decides whether they are one."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from rptc.ui.templatetags.show import phone


@dataclass(frozen=True)
class Row:
    """`code` is the field of `actions.identity.fields.FIELDS`."""

    code: str
    label: str
    mine: str
    theirs: str
    differs: bool = False


def rows(one, other):
    """A Row for each line on which either file says something; nik, district and photo are read with the person."""
    lines = [_row(code, label, read(one), read(other), one, other) for code, label, read in _lines()]
    return [row for row in lines if row.mine or row.theirs]


def _row(code, label, mine, theirs, one, other):
    other_number = (
        code == "nik" and mine and theirs and _blind(one) != _blind(other)
    )  # the last four may be equal
    return Row(code, str(label), mine, theirs, bool(mine != theirs or other_number))


def _blind(person):
    return bytes(person.national_id.blind)


def _lines():
    return [
        ("full_name", _("Full name"), lambda p: p.full_name),
        ("alias", _("Alias"), lambda p: p.alias),
        ("patronymic", _("Bin or binti"), lambda p: p.patronymic),
        ("sex", _("Sex"), lambda p: str(p.get_sex_display())),
        ("birth", _("Birth or age"), born),
        ("birth_place", _("Place of birth"), lambda p: p.birth_place),
        ("identity_status", _("Identity"), lambda p: str(p.get_identity_status_display())),
        ("nik", "NIK", lambda p: str(getattr(p, "national_id", None) or "")),
        ("nik_absence_reason", _("Why there is no NIK"), lambda p: str(p.get_nik_absence_reason_display())),
        ("marks", _("Distinguishing marks"), lambda p: p.marks),
        ("phone", _("Phone"), lambda p: phone(p.phone) or p.phone_as_given),
        ("origin", _("Place of origin"), lambda p: p.origin),
        ("address", _("Address"), lambda p: ", ".join(filter(None, [p.address, p.district and p.district.name]))),
        ("photo", _("Photo"), _photo),
    ]  # fmt: skip


def _photo(person):
    if not person.photo:
        return ""
    return _("photo of %(day)s") % {"day": f"{timezone.localtime(person.photo.stored_at):%d-%m-%Y %H.%M}"}


def born(person):
    """The date of birth, "±" when it is estimated, or an age."""
    if person.birth_date:
        return f"{'±' if person.birth_date_is_estimated else ''}{person.birth_date:%d-%m-%Y}"
    age = person.age_on()
    return "" if age is None else _("±%(age)d years") % {"age": age}
