"""The parts of the page: rows in hand turned into what a partial takes."""

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals import whatsapp, words
from referrals.audiences import BY_HAND
from referrals.models import Link, Side
from rptc.notices.models import Notice
from rptc.ui.parts import Entry, Row
from rptc.ui.templatetags.show import wita

VERBS = {
    "reply": gettext_lazy("Answered"), "reopen": gettext_lazy("Asked again"), "settle": gettext_lazy("Settled"),
    "withdraw": gettext_lazy("Withdrawn"), "reassign": gettext_lazy("Another owner or another day"),
}  # fmt: skip


def facts(row):
    """Who asked, who answers, about which referral."""
    side = _("RPTC") if row.raised_side == Side.RPTC else _("The other side")
    yield Row(_("Asked by"), side)
    yield Row(_("Recorded by"), _("%(who)s, %(when)s") % {"who": row.raised_by, "when": wita(row.made_at)})
    yield Row(_("Who answers"), row.owner_name)
    if row.referral_id:
        href = reverse("referrals:referral-detail", args=[row.referral.code])
        yield Row(_("Referral"), format_html('<a class="r-code" href="{}">{}</a>', href, row.referral.number))


def lines(row):
    """What was and is to be told about it; one statement."""
    return list(
        Notice.objects.filter(about_kind="issue", about_code=row.code).exclude(state="dropped").order_by("pk")
    )


def carry(row, found):
    """[(line for a person to carry, WhatsApp address or "")]."""
    waiting = [line for line in found if line.state == "queued" and line.channel in BY_HAND]
    if not waiting:
        return []
    contact, door = row.owner_contact, None
    if row.referral_id and contact:
        door = Link.objects.filter(referral=row.referral, contact=contact).select_related("contact").first()
        door = door if door and door.phase() == "live" else None
    href = whatsapp.href(row, door, phone=contact.phone if contact else None)
    return [(line, href if line.channel == "whatsapp" else "") for line in waiting]


def events(row, found, reads):
    """What happened, newest first; what people wrote only for those who may read it. Two statements."""
    said = [Entry(_("Raised"), row.made_at, row.raised_by, mark="key")]
    said += [_move(entry, reads) for entry in row.log.all()]
    rungs = [line for line in found if line.template == "issue-rung"]
    told = words.sentences(rungs)
    said += [
        Entry(told[line.pk], line.queued_at, _("automatic"), line.get_channel_display(), mark="late")
        for line in rungs
    ]
    said += [_carried(line) for line in found if line.state == "done" and line.channel in BY_HAND]
    return sorted(said, key=lambda entry: entry.at, reverse=True)


def _move(entry, reads):
    by = f"{entry.actor_label} ({_('acting')})" if entry.acting_for else entry.actor_label
    mark = "late" if entry.verb in ("reopen", "withdraw") else "key"
    text = ". ".join(filter(None, [entry.reason, *_kept(entry.data)])) if reads else ""
    return Entry(str(VERBS[entry.verb]), entry.at, by, text, mark=mark)


def _kept(data):
    """What the log kept: who said it, the answer that was not enough, who or until when it was before."""
    if data.get("said_by"):
        yield _("Said by %(who)s") % {"who": data["said_by"]}
    if data.get("answer"):
        yield _("The answer was: %(text)s") % {"text": data["answer"]}
    if data.get("owner_name"):
        yield _("Before: %(who)s") % {"who": data["owner_name"]}
    if data.get("due"):
        yield _("promised until %(when)s") % {"when": wita(parse_datetime(data["due"]))}


def _carried(line):
    title = _("Told %(whom)s: %(channel)s") % {"whom": line.to_label, "channel": line.get_channel_display()}
    return Entry(title, line.done_at, line.done_by)
