"""What the sweep looks after besides the ladders. Each yields (row, act); `act(row, now)` returns counts by name."""

from django.db.models import Q
from django.utils import timezone

from referrals import bell, promised, telling
from referrals.actions.handovers import other_half_open_from
from referrals.models import LIVE, Handover, Incoming, Issue, Journey, Referral
from rptc.clock import working
from rptc.notices.models import Notice


def missed_journeys(now):
    """Plans whose day is over and whose leg nobody confirmed: a failed attempt to be explained."""
    passed = Journey.objects.filter(state=Journey.State.PLANNED, planned_for__lt=now)
    for journey in passed.filter(referral__in=Referral.objects.running()).select_related("referral"):
        if working.end_of_day(timezone.localdate(journey.planned_for)) < now:
            yield journey, _ask_why


def waiting_halves(now):
    """A half that the other side left alone for three working days: the unit head may record it."""
    alone = Q(rptc_at__isnull=True) ^ Q(partner_at__isnull=True)
    halves = Handover.objects.filter(alone, referral__in=Referral.objects.running())
    for handover in halves.select_related("referral"):
        yield handover, _offer_head


def stopped_cases(now):
    """A case that ended without its referral stops the clocks; what was still to be said is withdrawn."""
    lines = Notice.objects.filter(state="queued", about_kind="referral", template__regex=telling.STALE)
    stopped = Referral.objects.filter(state__in=LIVE).exclude(episode__state="open")
    for referral in stopped.filter(code__in=lines.values("about_code")):
        yield referral, _silence


def answered(now):
    """Incoming referrals and issues that nobody owes any more; what the ladder still had to say is withdrawn."""
    for kind in (Incoming, Issue):
        name = kind._meta.model_name
        lines = Notice.objects.filter(state="queued", template=f"{name}-rung")
        over = kind.objects.filter(code__in=lines.values("about_code"))
        for row in over.exclude(pk__in=promised.open_of(kind).values("pk")):
            yield row, _hush


def _ask_why(journey, now):
    key = f"{journey.pk}:{journey.planned_for:%Y%m%d%H%M}"
    new = telling.is_new(journey.referral, "journey-missed", key)
    telling.worker(journey.referral, "journey-missed", key, leg=journey.leg, now=now)
    return {"missed": 1} if new else {}


def _offer_head(handover, now):
    new = telling.is_new(handover.referral, "half-overdue", handover.pk)
    if not new or now <= other_half_open_from(handover):
        return {}
    telling.head(handover.referral, "half-overdue", handover.pk, leg=handover.leg, now=now)
    return {"overdue": 1}


def _hush(row, now):
    return {"withdrawn": bell.silence(row, now=now)}


def _silence(referral, now):
    return {"withdrawn": telling.forget(referral, template__regex=telling.STALE, now=now)}
