"""The sentences of the dry run, by code: kept as codes, so that everybody reads them in their own language."""

from django.utils.translation import gettext_lazy as _

from clients.registers.fields import LABELS

FAULTS = {
    "nameless": _("Write a name, or what the person is called."),
    "no_arrival": _("Write the date of arrival."),
    "no_date": _("“%(text)s” is no date. Write day-month-year, for example 24-11-2023."),
    "ahead": _("This date lies in the future."),
    "too_old": _("This date is too long ago. Check the year."),
    "exit_first": _("The date of leaving is before the arrival."),
    "born_late": _("The date of birth is after the arrival."),
    "exit_undated": _("Write the date of leaving: this way of leaving closes the case."),
    "no_age": _("“%(text)s” is no age. Write whole years from 0 to 120."),
    "no_sex": _("“%(text)s” is no sex. Write L or P."),
    "two_sexes": _("Both L and P are ticked. Keep one."),
    "nik_cut": _("Excel cut the digits of this NIK (%(text)s). Format the column as text and write all 16."),
    "nik_digits": _("NIK has 16 digits. This one has %(n)s."),
    "nik_letters": _("A NIK holds digits only."),
    "no_class": _("“%(text)s” is no known class. Choose one of the list."),
    "no_exit": _("“%(text)s” is no known way of leaving. Choose one of the list."),
    "long": _("Too long: at most %(n)s letters."),
}
WARNINGS = {
    "formula": _("A formula stood here; its last value was taken."),
    "no_value": _("A formula without a value stood here; the cell counts as empty."),
    "unknown_sex": _("No sex is written: recorded as not known."),
    "unknown_birth": _("No date of birth and no age."),
    "unknown_class": _("No class is written: recorded as not classified yet."),
    "unknown_source": _("How they came is not written: recorded as other."),
    "other_source": _("“%(text)s” is no known source: recorded as other, the words are kept."),
    "no_district": _("“%(text)s” is no kecamatan of Makassar: left empty, the words are kept in the notes."),
    "no_worker": _(
        "“%(text)s” has no account: the case goes to the worker chosen, the name is kept in the notes."
    ),
    "serial": _("Excel's own number of a day was read as %(text)s."),
    "year_only": _("Only a year of birth: recorded as an estimated age."),
    "open_exit": _("This way of leaving does not close a case: it stays open."),
    "still_open": _("No date of leaving: comes in as an open case."),
    "closed_undated": _("No date of leaving: comes in closed, on the day of arrival."),
    "nik_birth": _("The NIK speaks of another date of birth. Check both."),
    "nik_sex": _("The NIK speaks of another sex. Check both."),
}


def sentence(said):
    """One thing said about a row ({field, code, …}) in the reader's words, the column first where there is one."""
    words = (FAULTS | WARNINGS)[said["code"]] % said
    return f"{LABELS[said['field']]}: {words}" if said.get("field") in LABELS else words
