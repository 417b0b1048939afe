"""The words of each act on a referral to RPTC: question, what follows, the verb on the button."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from referrals import asking, reading
from rptc.ui.parts import Row


@dataclass(frozen=True)
class Act:
    """One page."""

    question: str
    consequence: str
    verb: str
    danger: bool = False


ACTS = {
    "accept": Act(
        _("Does RPTC take this client in?"), _("An intake begins with what was told. The sender is told, without a name."),
        _("Accept the referral"),
    ),
    "decline": Act(
        _("Why can RPTC not take this client?"), _("The sender is told the reason, without a name."), _("Decline the referral"),
        danger=True,
    ),
    "withdraw": Act(
        _("Has the sender taken it back?"), _("RPTC owes no answer any more."), _("Record: taken back"), danger=True
    ),
    "void": Act(
        _("Was this entered in error?"), _("It stays readable and counts nowhere. A case that came of it stays."),
        _("Entered in error"), danger=True,
    ),
    "take-in": Act(
        _("Take the client in?"), _("An intake begins with what was told, or the referral joins the case that runs."),
        _("Take in"),
    ),
    "refer-back": Act(
        _("Refer the client back to the sender?"),
        _("A referral to the sender is drafted; what it may read is asked on the next page."), _("Write the referral back"),
    ),
}  # fmt: skip


def context(request, row, form, name):
    """What the page of an act takes."""
    rows = [
        Row(_("From"), reading.sender(row, request.user)),
        Row(_("Their number"), row.letter_number or _("none")),
        Row(_("Client"), asking.name(row)),
        Row(_("About"), asking.somebody(row)),
        Row(_("What is asked of RPTC"), row.client.get("asked", "")),
    ]
    return {"row": row, "form": form, "act": ACTS[name], "rows": rows}
