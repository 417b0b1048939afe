"""What is affected, above the question: the whole referral where it is decided, its few facts elsewhere."""

from django.urls import reverse
from django.utils.translation import gettext as _

from referrals import gate, sharing
from referrals.reading import client_name
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import days

WHOLE = {"submit", "send", "send-urgent", "approve", "object-urgent", "send-back"}


def rows(act, standing, user):
    """Rows of a summary; on the check page of a draft each leads to where it is changed."""
    referral = standing.referral
    facts = [
        Row(_("Client"), client_name(referral.episode, user)),
        Row(_("Partner"), referral.partner.name_for(user), _to("partner", referral, act)),
    ]
    if act.slug not in WHOLE:
        return facts
    return [
        *facts,
        *_content(referral, _to("change", referral, act)),
        *_shared(referral, act),
        *_against(standing),
    ]


def _to(page, referral, act):
    """Where a row is changed, on the check page of a draft."""
    return reverse(f"referrals:referral-{page}", args=[referral.code]) if act.slug == "submit" else ""


def _content(referral, change):
    yield Row(_("Service"), referral.get_service_display(), change)
    yield Row(_("What for"), referral.purpose, change)
    yield Row(_("Urgent"), _("Yes") if referral.urgent else _("No"), change)
    yield Row(_("Who collects"), referral.get_collector_display(), change)
    yield Row(_("Days of service"), days(referral.serve_days), change)


def _shared(referral, act):
    yield Row(_("Shared after the PIN"), sharing.said(referral), _to("sharing", referral, act))
    yield from basis(referral, _to("sharing", referral, act))


def basis(referral, change=""):
    """Rows on what basis it is shared, and why where consent is missing."""
    if referral.shared:
        yield Row(_("Legal basis"), referral.get_basis_display(), change)
    if referral.shared and referral.no_consent_reason:
        yield Row(_("Why consent is missing"), referral.no_consent_reason, change)


def _against(standing):
    for code in standing.findings:
        yield Row(_("Against it"), str(gate.WORDS[code]), tag=_("Needs a reason"), kind="warning")
    if standing.findings and standing.referral.gate_reason:
        yield Row(_("Reason all the same"), standing.referral.gate_reason)
