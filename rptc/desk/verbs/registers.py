"""Words of the audit's verbs about registers that come in, and lists that leave."""

from django.utils.translation import gettext_lazy as _

REGISTERS = {
    "register-uploaded": _("Register uploaded"),
    "register-explained": _("Columns of a register explained"),
    "register-dropped": _("Register put aside"),
    "register-row-corrected": _("Row of a register corrected"),
    "register-row-decided": _("A row of a register was decided"),
    "register-row-left-out": _("Row of a register left out"),
    "register-row-reopened": _("Decision about a row taken back"),
    "register-rows-left-out": _("Rows of a register left out"),
    "register-import-begun": _("Import of a register begun"),
    "register-imported": _("Register imported"),
    "register-undone": _("Import of a register undone"),
    "register-opened": _("Register opened"),
    "register-faults-exported": _("Rows of a register downloaded"),
    "board-exported": _("Bed board downloaded"),
    "clients-exported": _("List of cases downloaded, with a reason"),
    "case-imported": _("Case imported from a register"),
    "referrals-exported": _("List of referrals downloaded"),
}
