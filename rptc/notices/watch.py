"""The watched job: when it last came to its end, what waits for whom, what was given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone

from rptc.notices.models import Notice, Pulse
from rptc.notices.post import is_set

STOPPED_AFTER = timedelta(minutes=10)  # it runs every minute


@dataclass(frozen=True)
class State:
    """`last_run` is the end of the last whole run (aware) or None; `troubled` the sweeps in which something failed;
    `queued` counts what waits now, by channel; `oldest` since when the oldest of each waits; `failed` what was given
    up."""

    now: datetime
    last_run: datetime | None
    failures: int
    troubled: list
    queued: dict
    oldest: dict
    failed: int
    mail_server: bool

    @property
    def stopped(self):
        return is_stopped(self.last_run, self.now)


def is_stopped(last_run, now=None):
    """Whether the job has not come to an end for ten minutes, or never."""
    return last_run is None or (now or timezone.now()) - last_run > STOPPED_AFTER


def state(now=None):
    """The State at `now` (aware); two statements."""
    now = now or timezone.now()
    pulse = Pulse.objects.filter(name="tick").first() or Pulse()
    queued, oldest, failed = outbox(now)
    return State(now, pulse.finished_at, pulse.failures, pulse.failed, queued, oldest, failed, is_set())


def outbox(now):
    """({channel: how many wait}, {channel: since when the oldest does}, how many were given up); one statement."""
    waits = Q(state=Notice.State.QUEUED, not_before__lte=now)
    rows = Notice.objects.filter(waits | Q(state=Notice.State.FAILED)).values_list("channel", "state")
    found = list(rows.annotate(n=Count("pk"), since=Min("not_before")).order_by())
    queued = {channel: (n, since) for channel, state, n, since in found if state == Notice.State.QUEUED}
    return (
        {channel: queued.get(channel, (0, None))[0] for channel in Notice.Channel.values},
        {channel: since for channel, (_n, since) in queued.items()},
        sum(n for _channel, state, n, _since in found if state == Notice.State.FAILED),
    )
