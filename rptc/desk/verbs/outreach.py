"""Words of the audit's verbs about operations in the street."""

from django.utils.translation import gettext_lazy as _

OUTREACH = {
    "operation-recorded": _("Operation written down"),
    "operation-changed": _("Facts of the operation changed"),
    "operation-start": _("Operation set out"),
    "operation-hand-over": _("People of the operation handed over"),
    "operation-close": _("Operation closed"),
    "operation-reopen": _("Operation opened again"),
    "operation-cancel": _("Operation called off"),
    "operation-opened": _("Operation opened"),
    "operation-order-opened": _("Order letter of the operation opened"),
    "found-added": _("Found in an operation"),
    "found-changed": _("What was seen in the street corrected"),
    "found-not-admitted": _("Found in an operation, not admitted"),
    "found-again": _("Found in an operation, intake begun again"),
    "agency-added": _("Agency added"),
    "agency-changed": _("Agency changed"),
}
