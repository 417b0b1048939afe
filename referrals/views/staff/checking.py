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
    change = reverse("referrals:referral-change", args=[referral.code]) if act.slug == "submit" else ""
    facts = [
        Row(_("Client"), client_name(referral.episode, user)),
        Row(_("Partner"), referral.partner.name_for(user)),
    ]
    if act.slug not in WHOLE:
        return facts
    return [*facts, *_content(referral, change), *_against(standing)]


def _content(referral, change):
    yield Row(_("Service"), referral.get_service_display(), change)
    yield Row(_("What for"), referral.purpose, change)
    yield Row(_("Urgent"), _("Yes") if referral.urgent else _("No"), change)
    yield Row(_("Who collects"), referral.get_collector_display(), change)
    yield Row(_("Days of service"), days(referral.serve_days), change)
    yield Row(_("Shared after the PIN"), ", ".join(sharing.labels(referral.shared)) or _("Nothing"), change)


def _against(standing):
    for code in standing.findings:
        yield Row(_("Against it"), str(gate.WORDS[code]), tag=_("Needs a reason"), kind="warning")
    if standing.findings and standing.referral.gate_reason:
        yield Row(_("Reason all the same"), standing.referral.gate_reason)
