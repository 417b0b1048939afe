"""How a case may end, and what each way asks: the columns of clients/content/exit_types.csv, with words."""

from django.utils.translation import gettext_lazy as _

from clients import lists

DECEASED, ABSCONDED, OWN_REQUEST = "deceased", "absconded", "own_request"
WORDS = {
    "receiver_identity": _("Who receives the client (name, identity)"), "relationship": _("Relation to the client"),
    "safety_check": _("What was checked about safety there"), "origin_region": _("Region of origin"),
    "escort": _("Who escorts the client"),
    "origin_dinsos_confirmation": _("Confirmation of the social office of origin"),
    "partner": _("Institution or carer"), "legal_basis_note": _("Decision or paper it rests on"),
    "address": _("Address"), "livelihood": _("Livelihood"), "aftercare_plan": _("Plan for the aftercare"),
    "risk_explained": _("Which risks were explained"), "signature": _("Who signed the statement, and when"),
    "confirmation": _("Confirmation of the other social office"), "reason": _("Why the client was no target of the service"),
}  # fmt: skip
PAPERS = {
    "handover_minutes_out": _("Minutes of the hand-over"), "repatriation_letter": _("Letter of repatriation"),
    "case_summary": _("Summary of the case"), "referral_letter": _("Letter of referral"),
}  # fmt: skip


def ending():
    """Codes by which a case may end. Somebody who left without notice is searched for first (docs/closure.md)."""
    return [
        code for code, row in lists.EXITS.rows().items() if row["case_closes"] == "yes" or code == ABSCONDED
    ]


def asks(code):
    """Codes of the fields that an exit type asks beside outcome and summary, in order."""
    return [name for name in lists.EXITS.rows()[code]["extra_fields"].split(";") if name in WORDS]


def aftercare_due(code):
    return lists.EXITS.rows()[code]["aftercare"] == "yes"


def paper(code):
    """The paper that belongs to an exit, in words."""
    return PAPERS.get(lists.EXITS.rows()[code]["needs_document"], "")
