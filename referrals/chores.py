"""What the sweep looks after besides the ladders. Each yields (row, act); `act(row, now)` returns counts by name."""

from datetime import timedelta

from django.utils import timezone

from referrals import telling
from referrals.audiences import BY_HAND
from referrals.models import LIVE, Journey, Referral
from rptc import notices
from rptc.clock import working
from rptc.notices.models import Notice


def missed_journeys(now):
    """Plans whose day is over and whose leg nobody confirmed: a failed attempt to be explained."""
    passed = Journey.objects.filter(state=Journey.State.PLANNED, planned_for__lt=now)
    for journey in passed.filter(referral__in=Referral.objects.running()).select_related("referral"):
        if working.end_of_day(timezone.localdate(journey.planned_for)) < now:
            yield journey, _ask_why


def undone_lines(now):
    """Lines that a person should have opened, called or printed, one working day on: the unit head sees them."""
    waiting = Notice.objects.waiting(now - timedelta(days=1)).filter(
        about_kind="referral", channel__in=BY_HAND
    )
    lines = {_undone_key(line): line for line in waiting}
    known = set(Notice.objects.filter(key__in=lines).values_list("key", flat=True))
    for key in lines.keys() - known:
        yield lines[key], _tell_head


def done_meanwhile(now):
    """The unit head's line about a line that somebody has carried since."""
    told = Notice.objects.filter(template="referral-undone", state="queued")
    carried = {int(line.key.partition(":")[2]): line for line in told}
    open_still = set(Notice.objects.filter(pk__in=carried, state="queued").values_list("pk", flat=True))
    for pk in carried.keys() - open_still:
        yield carried[pk], _withdraw


def stopped_cases(now):
    """A case that ended without its referral stops the clocks; what they had still to say is withdrawn."""
    spoken = ["referral-rung", "referral-undone", "referral-journey-missed"]
    codes = Notice.objects.filter(state="queued", template__in=spoken, about_kind="referral").values(
        "about_code"
    )
    for referral in Referral.objects.filter(state__in=LIVE, code__in=codes).exclude(episode__state="open"):
        yield referral, _silence


def _ask_why(journey, now):
    key = f"{journey.pk}:{journey.planned_for:%Y%m%d%H%M}"
    line = telling.worker(journey.referral, "journey-missed", key, leg=journey.leg, now=now)
    return {"missed": int(line.queued_at == now)}


def _tell_head(line, now):
    if working.due(line.not_before, 1, working.WORKING_DAY) >= now:
        return {}
    notices.queue(
        "referral-undone", to=[telling.HEAD], about=Referral.objects.get(code=line.about_code), key=_undone_key(line),
        needs_ack=True, now=now, by=line.channel, whom=line.to_label,
    )  # fmt: skip
    return {"undone": 1}


def _withdraw(line, now):
    return {"withdrawn": notices.drop(Referral.objects.get(code=line.about_code), key=line.key, now=now)}


def _silence(referral, now):
    return {"withdrawn": telling.forget(referral, "rung", "undone", "journey-missed", now=now)}


def _undone_key(line):
    return f"undone:{line.pk}"
