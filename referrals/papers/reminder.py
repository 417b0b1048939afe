"""Reminders of a collection that did not take place: inside the house, to the partner's head, to the social office.

To a third party the partner goes by the name that discloses nothing; no reminder names the client.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals import audiences
from referrals.models import Clock
from referrals.papers import record
from rptc.clock.working import CalendarIncomplete, add_working_days
from rptc.places.models import Office
from rptc.sop.models import Rung
from rptc.ui import due
from rptc.ui.templatetags.show import day

READS = ("promises__rungs", "links__contact", "attempts")
ANSWER_DAYS = {True: 3, False: 1}  # working days for an answer: from the partner's head, inside the house


def to_unit_head(referral, members, now, kind):
    head = _("Head of %(unit)s") % {"unit": settings.UNIT_NAME}
    return _own(referral, now, kind) | {"recipient_position": head}


def own_to_dinas(referral, members, now, kind):
    return _own(referral, now, kind) | {"recipient_position": _dinas()["partner_head_title"]}


def to_partner_head(referral, members, now, kind):
    return _facts(referral, now, kind) | record.worker(referral) | record.addressee(referral.partner)


def partner_to_dinas(referral, members, now, kind):
    return _facts(referral, now, kind) | record.worker(referral) | _dinas()


def _own(referral, now, kind):
    page = settings.SITE_URL + reverse("referrals:referral-detail", args=[referral.code])
    return _facts(referral, now, kind) | {"record_link": page}


def _facts(referral, now, kind):
    """Dates, what was tried, what was said so far, who hears of it next."""
    promise = next((p for p in referral.promises.all() if p.clock == Clock.PICK_UP), None)
    values = record.limits(referral, now) | {
        "referral_code": referral.number, "partner_display_name": str(referral.partner),
        "pickup_responsible": record.responsible(referral, to_partner=kind.to_partner),
        "ready_since": day(referral.ready_at), "failed_attempts": _attempts(referral),
        "decision_due": _answer_by(now, kind.text == "reminder_uncollected_partner_head"),
    }  # fmt: skip
    return values | (_late(promise, now) if promise else {})


def _late(promise, now):
    words = due.words(promise.due, now)
    return {
        "days_late_words": f"{words[:1].lower()}{words[1:]}", "pickup_due_original": record.moment(promise.original_due),
        "reminders_sent": _reminders(promise), "next_escalation": _next(promise, now),
    }  # fmt: skip


def _attempts(referral):
    days = [day(attempt.happened_at) for attempt in referral.attempts.all() if attempt.leg == "back"]
    return ", ".join(days) or _("none")


def _reminders(promise):
    """How often somebody was reminded of the due moment in force, and when last."""
    said = [done.at for done in promise.rungs.all() if done.state == "queued" and done.due == promise.due]
    if not said:
        return _("none")
    return ngettext("%(n)d reminder, %(day)s", "%(n)d reminders, last %(day)s", len(said)) % {
        "n": len(said), "day": day(max(said)),
    }  # fmt: skip


def _next(promise, now):
    """Whom the next step of the ladder tells; after the last one, the head of the social office."""
    days = promise.days_late(now)
    table = Rung.objects.on(record.today(now)).filter(
        clock=promise.clock, owed_by=promise.owed_by, offset__gt=days
    )
    names = [name for rung in table.order_by("offset")[:1] for name in rung.audience]
    words = audiences.STAFF | audiences.OFFICES
    return str(words[next((name for name in names if name in words), "dinas_head")][1])


def _answer_by(now, outside):
    try:
        return day(add_working_days(record.today(now), ANSWER_DAYS[outside]))
    except CalendarIncomplete:
        return ""


def _dinas():
    office = Office.objects.filter(code="dinas_head").first()
    title = (office.title or office.label_id) if office else str(audiences.OFFICES["dinas_head"][1])
    city = office.city if office and office.city else record.PLACE
    whose = office.holder if office and office.holder else _("Makassar city government")
    return {"partner_head_title": title, "partner_name": whose, "partner_city": city}
