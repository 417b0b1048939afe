"""What a column of a register can tell. The order is that of the template and of the form that corrects a row."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "old_number": _("Number in the old book"),
    "arrived_on": _("Date of arrival"),
    "full_name": _("Full name"),
    "alias": _("Alias or nickname"),
    "sex": _("Sex (L/P)"),
    "male": _("Tick for male (column L)"),
    "female": _("Tick for female (column P)"),
    "birth_place": _("Place of birth"),
    "birth_date": _("Date of birth"),
    "age": _("Age"),
    "nik": _("NIK"),
    "ppks_class": _("PMKS/PPKS class"),
    "source": _("How they came"),
    "source_detail": _("Brought by"),
    "origin": _("Place of origin"),
    "address": _("Address"),
    "district": _("Kecamatan of the address"),
    "found_at": _("Place found"),
    "found_district": _("Kecamatan where found"),
    "exit_type": _("How they left"),
    "exit_date": _("Date of leaving"),
    "worker": _("Social worker"),
    "notes": _("Notes"),
}
NEEDED = ("arrived_on",)
NAMES = ("full_name", "alias")
LONGEST = {
    "old_number": 60, "full_name": 150, "alias": 80, "birth_place": 80, "source_detail": 200, "origin": 120,
    "address": 500, "found_at": 200, "notes": 2000,
}  # fmt: skip
TEMPLATE = [name for name in LABELS if name not in ("male", "female")]
