"""What happened to a referral, newest first: moves, extensions, attempts, the ladder, the link."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals import lists, words
from referrals.models import Extension, Hold
from rptc.ui.parts import Entry
from rptc.ui.templatetags.show import day

MOST = 40
VERBS = {
    "submit": gettext_lazy("Submitted to the unit head"), "send_back": gettext_lazy("Returned to the worker"),
    "send": gettext_lazy("Sent to the partner"), "accept": gettext_lazy("Accepted by the partner"),
    "decline": gettext_lazy("Declined by the partner"), "expire": gettext_lazy("Expired without an answer"),
    "fail": gettext_lazy("Will not take place"), "enter_service": gettext_lazy("Handed over: both sides confirmed"),
    "ready": gettext_lazy("Ready for collection"), "collect": gettext_lazy("Collected: both sides confirmed"),
    "close": gettext_lazy("Closed"), "cancel": gettext_lazy("Cancelled"), "abscond": gettext_lazy("Left without notice"),
    "decease": gettext_lazy("Died"), "transfer": gettext_lazy("Transferred"), "place": gettext_lazy("Placed for good"),
    "void": gettext_lazy("Entered in error"), "no_reoffer": gettext_lazy("No other partner is needed"),
}  # fmt: skip
WRONG = {"decline", "expire", "fail", "cancel", "abscond", "decease", "void", "send_back"}


def events(referral, notices, file):
    """At most 40 entries; one statement for the words of all rungs. Without `file`, what people wrote is left out."""
    found = [
        *map(_move, referral.log.all()),
        *_asked(referral),
        *_held(referral),
        *map(_attempt, referral.attempts.all()),
    ]
    found += _objected(referral)
    found = found if file else [replace(entry, text="") for entry in found]
    found += [
        *_told(notices),
        *_doors(referral),
        Entry(_("Draft written"), referral.made_at, str(referral.worker)),
    ]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:MOST]


def _move(entry):
    said = [_reason(entry), _said_by(entry)]
    text = ". ".join(part for part in said if part)
    by = f"{entry.actor_label} ({_('acting')})" if entry.acting_for else entry.actor_label
    return Entry(
        str(VERBS.get(entry.verb, entry.verb)),
        entry.at,
        by,
        text,
        mark="late" if entry.verb in WRONG else "key",
    )


def _said_by(entry):
    """ "Said by Yusuf. By phone, recorded by RPTC", or by what way the partner said it itself."""
    who = _("Said by %(who)s") % {"who": entry.data["said_by"]} if entry.data.get("said_by") else ""
    return ". ".join(filter(None, [who, entry.get_means_display()]))


def _reason(entry):
    codes = {"decline": lists.DECLINE, "fail": lists.FAILURE}.get(entry.verb)
    return codes.label(entry.reason) if codes and entry.reason else entry.reason


def _objected(referral):
    if referral.objected_at:
        title, by = _("The unit head objects to the urgent sending"), referral.objected_by
        yield Entry(title, referral.objected_at, by, referral.objection, mark="late")


def _held(referral):
    """Pauses and answers: until when, and who ended a pause early."""
    for hold in referral.holds.all():
        yield Entry(_held_words(hold), hold.starts_at, hold.made_by, hold.note)
        if hold.ended_by:
            yield Entry(_("Reminders resumed"), hold.ended_at, hold.ended_by)


def _held_words(hold):
    pause = hold.kind == Hold.Kind.PAUSE
    words = _("Reminders paused until %(day)s: %(why)s") if pause else _("Asked again on %(day)s: %(why)s")
    return words % {"day": day(hold.until), "why": hold.words}


def _asked(referral):
    for asked in referral.extensions.all():
        words = {"n": asked.days, "why": asked.get_reason_display()}
        early = "" if asked.before_expiry else _("Asked after the promise had run out.")
        yield Entry(_("Asked for %(n)d more days: %(why)s") % words, asked.asked_at, asked.asked_by, early)
        if asked.state != Extension.State.PENDING:
            yes = asked.state == Extension.State.APPROVED
            title = _("Extension of %(n)d days approved") if yes else _("Extension of %(n)d days refused")
            yield Entry(
                title % words,
                asked.decided_at,
                asked.decided_by,
                asked.decision_note,
                mark="key" if yes else "late",
            )


def _attempt(attempt):
    why = ". ".join(filter(None, [str(attempt.get_reason_display()), attempt.note]))
    return Entry(_("Failed attempt"), attempt.happened_at, attempt.recorded_by, why, mark="late")


def _told(notices):
    """Rungs of the ladder as they went out, one entry a rung, and what a person carried to the partner."""
    lines = [line for line in notices if line.template == "referral-rung"]
    said, rungs = words.sentences(lines), {}
    for line in lines:
        rungs.setdefault((said[line.pk], line.queued_at), []).append(str(line.get_channel_display()))
    for (sentence, at), channels in rungs.items():
        yield Entry(sentence, at, _("automatic"), ", ".join(dict.fromkeys(channels)), mark="late")
    for line in notices:
        if line.state == "done" and line.channel != "in_app":
            title = _("Told %(whom)s: %(channel)s") % {
                "whom": line.to_label,
                "channel": line.get_channel_display(),
            }
            yield Entry(title, line.done_at, line.done_by)


def _doors(referral):
    for link in referral.links.all():
        yield Entry(_("Link made for %(who)s") % {"who": link.contact}, link.made_at)
        if link.loaded_at:
            yield Entry(_("Link page loaded, perhaps by a preview"), link.loaded_at)
        if link.opened_in_whatsapp_at:
            yield Entry(
                _("Opened in WhatsApp for %(who)s") % {"who": link.contact}, link.opened_in_whatsapp_at
            )
        if link.locked_at:
            yield Entry(_("Link locked after five wrong PINs"), link.locked_at, mark="late")
