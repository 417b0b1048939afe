"""`/healthz`: is it alive, does the database answer, does the outbox move, did the clock tick."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.db.models import Min
from django.http import JsonResponse
from django.utils import timezone

from rptc.notices.models import Notice, Pulse


@login_not_required
def healthz(request):
    """200 with the facts, or 503 when the database does not answer; ages in seconds, times in UTC."""
    facts = {"alive": True, "database": True, "outbox_age": None, "last_tick": None}
    try:
        facts |= _facts(timezone.now())
    except Error:
        facts["database"] = False
    return JsonResponse(facts, status=200 if facts["database"] else 503)


def _facts(now):
    """The outbox's age is that of the oldest notice that a sender, not a person, should have delivered."""
    waiting = Notice.objects.waiting(now).filter(channel=Notice.Channel.EMAIL)
    oldest = waiting.aggregate(oldest=Min("not_before"))["oldest"]
    last = Pulse.objects.filter(name="tick").values_list("finished_at", flat=True).first()
    return {
        "outbox_age": oldest and round((now - oldest).total_seconds()),
        "last_tick": last and last.isoformat(),
    }
