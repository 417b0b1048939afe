"""The referral letter: one client, or all clients of a group in a table."""

from django.utils.translation import gettext as _

from partners.models import cover_of
from referrals import sharing
from referrals.papers import record
from rptc.ui.templatetags.show import day

READS = ("promises", "links__contact", "partner__documents")


def fill(referral, members, now, kind):
    """Values by name. What was not ticked for sharing is left to the writer."""
    values = record.addressee(referral.partner) | record.worker(referral) | record.limits(referral, now)
    values |= {
        "letter_nature": _("Urgent, confidential") if referral.urgent else _("Confidential"),
        "attachments_count": _("none"), "attachments_list": _("none"), "agreement_reference": _agreement(referral.partner),
        "service_requested": str(referral.get_service_display()),
        "pickup_responsible": record.responsible(referral, to_partner=True),
    }  # fmt: skip
    return values | (_several(members) if len(members) > 1 else _single(referral))


def _single(referral):
    given = sharing.given(referral)
    return record.client(referral) | {
        "identity_status": record.identity(referral), "consent_reference": _consent(referral),
        "referral_reason": _reason(referral, given),
        "safety_notes": sharing.READERS["alerts"](referral) if "alerts" in given else "",
        "support_notes": sharing.READERS["needs"](referral) if "needs" in given else "",
        "belongings_documents": _things(referral),
    }  # fmt: skip


def _reason(referral, given):
    """What for, where it was ticked; a back-referral names the number under which its receiver asked RPTC."""
    asked = referral.answers
    back = _("Back-referral to your number %(number)s.") % {"number": asked.their_number} if asked else ""
    return " ".join(filter(None, [back, referral.purpose if "purpose" in given else ""]))


def _several(members):
    head = [_("Referral"), _("Client"), _("Sex"), _("Age"), _("Consent")]
    rows = [_row(record.client(member), member) for member in members]
    return {"clients_count": str(len(members)), "clients_table": [head, *rows]}


def _row(who, member):
    return [
        who["referral_code"],
        who["client_display_name"],
        str(who["client_sex"]),
        who["client_age"],
        _consent(member) or "–",
    ]


def _consent(referral):
    """Who agreed and when, while it holds; without a consent the basis on which something is shared."""
    if (held := referral.consent) and not held.is_over():
        return f"{held.get_given_by_display()}, {day(held.given_on)}"
    over = held and referral.basis == referral.Basis.CONSENT
    return str(referral.get_basis_display()) if referral.basis and not over else ""


def _agreement(partner):
    _status, document = cover_of(partner)
    if document is None:
        return ""
    signed = day(document.signed_on) if document.signed_on else ""
    return ", ".join(filter(None, [str(document), signed]))


def _things(referral):
    held = referral.episode.belongings.filter(returned_at=None)
    return ", ".join(f"{thing.what} ({thing.quantity})" for thing in held)
