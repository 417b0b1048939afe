"""Words of the audit's verbs about beds, notes, shifts."""

from django.utils.translation import gettext_lazy as _

HOUSE = {
    "leave-begun": _("Out for a time"),
    "leave-expected": _("Another time of return"),
    "leave-ended": _("Back in the house"),
    "day-note-written": _("Note of the day written"),
    "day-note-struck": _("Note of the day struck"),
    "belonging-kept": _("Something more is kept"),
    "belonging-returned": _("Something was given back"),
    "belonging-lost": _("Something was lost"),
    "bed-reserved": _("Bed held"),
    "bed-out_of_order": _("Bed out of order"),
    "bed-released": _("Bed released"),
    "bed-clean": _("Bed clean"),
    "bed-mended": _("Bed in order again"),
    "bed-added": _("Bed added"),
    "bed-changed": _("Bed changed"),
    "bed-retired": _("Bed taken away"),
    "room-added": _("Room added"),
    "room-changed": _("Room changed"),
    "room-retired": _("Room closed"),
    "shift-handed-over": _("Shift handed over"),
    "shift-report-read": _("Report of a shift read"),
    "shift-log-opened": _("Log of the house opened"),
    "open-point-raised": _("Something to be seen to"),
    "open-point-settled": _("A point was settled"),
    "night-sheet-opened": _("Sheet for the night opened"),
    "occupancy-opened": _("Occupancy of a day opened"),
}
