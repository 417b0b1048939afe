"""What a notice about a referral says on a desk, in the reader's language. Never a person's data."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals import lists
from rptc.notices.models import Notice
from rptc.sop.models import Rung

WORDS = {
    "referral-submitted": gettext_lazy("A referral waits for your approval"),
    "referral-sent-back": gettext_lazy("The unit head returned the referral"),
    "referral-to-approve": gettext_lazy("Sent in urgency: approve afterwards"),
    "referral-sent": gettext_lazy("Send the referral's link to the partner"),
    "referral-accepted": gettext_lazy("The partner accepted: plan the hand-over"),
    "referral-declined": gettext_lazy("The partner declined: offer it to another"),
    "referral-expired": gettext_lazy("Tell the partner that the referral expired"),
    "referral-cancelled": gettext_lazy("Tell the partner that the referral is cancelled"),
    "referral-failed": gettext_lazy("The hand-over will not take place"),
    "referral-in-service": gettext_lazy("Both sides confirmed the hand-over"),
    "referral-ready": gettext_lazy("The client is ready: plan the collection"),
    "referral-collected": gettext_lazy("The client is collected: close the referral"),
    "referral-half-confirmed": gettext_lazy("The other side confirmed: confirm your half"),
    "referral-half-overdue": gettext_lazy("The other side has not confirmed: record its half"),
    "referral-absconded": gettext_lazy("The client left without notice"),
    "referral-deceased": gettext_lazy("The client has died"),
    "referral-journey-planned": gettext_lazy("A journey is planned"),
    "referral-journey-changed": gettext_lazy("The planned journey has changed"),
    "referral-journey-cancelled": gettext_lazy("The planned journey is cancelled"),
    "referral-journey-missed": gettext_lazy("A planned journey passed: say what happened"),
    "referral-attempt-failed": gettext_lazy("Somebody came and it did not work"),
    "referral-extension-asked": gettext_lazy("An extension waits for your decision"),
    "referral-extension-approved": gettext_lazy("The extension is approved"),
    "referral-extension-refused": gettext_lazy("The extension is refused"),
    "referral-paused": gettext_lazy("The reminders are paused"),
    "referral-still-working": gettext_lazy("The partner is still working on it"),
    "referral-link-locked": gettext_lazy("The partner's link is locked: five wrong PINs"),
    "referral-link-replaced": gettext_lazy("Send the new link to the partner"),
    "referral-consent-ended": gettext_lazy("The consent has ended: the partner reads no more of the client"),
    "referral-no-longer-shared": gettext_lazy("Tell the partner that nothing is shared any longer"),
    "referral-report": gettext_lazy("The partner reports how it goes: read it"),
    "referral-back-report": gettext_lazy("The partner wrote the back-referral report: read it"),
    "incoming-received": gettext_lazy("A referral to RPTC waits for an answer"),
    "incoming-answered": gettext_lazy("RPTC has answered your referral"),
    "incoming-tell-sender": gettext_lazy("Tell the sender what RPTC answered"),
    "incoming-withdrawn": gettext_lazy("The sender took the referral back"),
    "referral-group-submitted": gettext_lazy("%(n)d referrals to one partner wait for your approval"),
    "referral-group-sent": gettext_lazy("Send one link for %(n)d referrals to the partner"),
    "referral-group-journey-planned": gettext_lazy("One journey is planned for %(n)d referrals"),
    "referral-group-cancelled": gettext_lazy("Tell the partner that %(n)d referrals are cancelled"),
    "referral-objected": gettext_lazy("The unit head objects to the urgent sending"),
    "issue-raised": gettext_lazy("An issue was raised: answer it or pass it on"),
    "issue-answered": gettext_lazy("The issue is answered: settle it or ask again"),
    "issue-reopened": gettext_lazy("The answer was not enough: answer again or pass it on"),
    "issue-reassigned": gettext_lazy("The issue has another owner or day: answer it or pass it on"),
    "issue-withdrawn": gettext_lazy("The issue is withdrawn: no answer is needed"),
    "referral-no-contact": gettext_lazy("Nobody to call at the partner: add a contact"),
}


def sentences(lines):
    """{notice pk: sentence} for notices about referrals both ways and issues, with one statement for all rungs."""
    codes = {line.context.get("rung") for line in lines if line.template.endswith("-rung")}
    rungs = list(Rung.objects.filter(code__in=codes)) if codes else []
    return {line.pk: _said(line, rungs) for line in lines}


def _said(line, rungs):
    """One line that nobody can read any more must not take a whole desk away."""
    try:
        return _sentence(line, rungs)
    except (LookupError, ValueError):
        return str(WORDS.get(line.template, line.template))


def _sentence(line, rungs):
    if line.template.endswith("-rung"):
        words = _rung(line, rungs)
        return (
            _("%(rung)s (no. %(n)d)") % {"rung": words, "n": line.context["sequence"] + 1}
            if line.context.get("sequence")
            else words
        )
    if line.template.endswith("-undone"):
        return _("Not done for a working day: %(what)s to %(whom)s") % {
            "what": _channel(line),
            "whom": line.context["whom"],
        }
    words = str(WORDS.get(line.template, line.template))
    words = words % line.context if line.template.startswith("referral-group-") else words
    if line.template == "referral-still-working":
        return f"{words}: {lists.WORKING.label(line.context['answer'])}"
    reason = lists.FAILURE if line.template == "referral-attempt-failed" else lists.EXTENSION
    return f"{words}: {reason.label(line.context['reason'])}" if "reason" in line.context else words


def _rung(line, rungs):
    """The words that the step had on the day of the line."""
    day = timezone.localdate(line.queued_at)
    mine = [rung for rung in rungs if rung.code == line.context["rung"]]
    held = next((rung for rung in mine if rung.holds(day)), None)
    return (held or mine[-1]).label if mine else line.context["rung"]


def _channel(line):
    return Notice.Channel(line.context["by"]).label
