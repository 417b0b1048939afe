"""`/healthz`: is it alive, does the database answer, does the outbox move, did the clock tick.

A stopped clock is said with 200, not with 503: the pages still work, and whoever takes the node out of service for it
would take away the desk that says so. A watcher looks at `tick_stopped` and `undelivered`.
"""

from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.http import JsonResponse
from django.utils import timezone

from rptc.notices import watch
from rptc.notices.models import Notice

UNKNOWN = {
    "outbox_age": None, "queued": None, "undelivered": None, "mail_server": None, "last_tick": None, "tick_age": None,
    "tick_stopped": None, "tick_failures": None,
}  # fmt: skip


@login_not_required
def healthz(request):
    """200 with the facts, or 503 when the database does not answer; ages in seconds, times in UTC."""
    facts = {"alive": True, "database": True, **UNKNOWN}
    try:
        facts |= _facts(timezone.now())
    except Error:
        facts["database"] = False
    return JsonResponse(facts, status=200 if facts["database"] else 503)


def _facts(now):
    """The outbox's age is that of the oldest notice that a sender, not a person, should have delivered."""
    state = watch.state(now)
    return {
        "outbox_age": _age(state.oldest.get(Notice.Channel.EMAIL), now),
        "queued": state.queued, "undelivered": state.failed, "mail_server": state.mail_server,
        "last_tick": state.last_run and state.last_run.isoformat(), "tick_age": _age(state.last_run, now),
        "tick_stopped": state.stopped, "tick_failures": state.failures,
    }  # fmt: skip


def _age(moment, now):
    return moment and round((now - moment).total_seconds())
