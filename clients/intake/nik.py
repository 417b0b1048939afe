"""What a NIK says about birth and sex: a suggestion to confirm, never an answer by itself (domain §9.1)."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from stdnum.exceptions import ValidationError
from stdnum.id import nik as reader


@dataclass(frozen=True)
class Suggestion:
    """`born` is a date or None where the digits hold no real one; its century is the latest that is not ahead."""

    born: date | None
    sex: str


def suggestion(nik):
    """The Suggestion of sixteen digits, or None. Women have 40 added to the day."""
    if len(nik) != 16 or not (nik.isascii() and nik.isdigit()):
        return None
    female = int(nik[6:8]) > 40
    try:
        born = reader.get_birth_date(nik)
    except ValidationError:
        return Suggestion(None, "")
    return Suggestion(_not_ahead(born), "female" if female else "male")


def warnings(nik, born, sex):
    """Sentences where the NIK disagrees with what was told. They warn; the civil registry may be the one that errs."""
    said = suggestion(nik)
    if said is None:
        return []
    if said.born is None:
        return [_("The date inside the NIK does not exist. Check the digits.")]
    words = []
    if born and (born.day, born.month, born.year % 100) != (
        said.born.day,
        said.born.month,
        said.born.year % 100,
    ):
        words.append(_("The NIK speaks of another date of birth. Check both."))
    if sex in ("male", "female") and sex != said.sex:
        words.append(_("The NIK speaks of another sex. Check both."))
    if nik.endswith("0000"):
        words.append(_("A NIK that ends in 0000 is unusual. Check the digits."))
    return words


def _not_ahead(born):
    """The digits give no century: stdnum says 19xx; the 2000s are likelier as soon as they are possible."""
    try:
        later = born.replace(year=born.year % 100 + 2000)
    except ValueError:
        return born
    return later if later <= timezone.localdate() else born
