"""What `tick` asks of the roster: is anybody on duty tonight? Told to the unit head once a night."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from rptc import notices
from rptc.accounts.models import Duty
from rptc.notices.models import Notice
from rptc.places.models import Unit

EVENING, MORNING = time(20), time(8)
NOBODY = "nobody-on-duty"


def sweep(now):
    """Announce a night without anybody on duty, once; withdraw the line when somebody is. Returns counts by name.

    A unit that has never kept a roster is left alone.
    """
    unit = Unit.objects.order_by("pk").first()
    if unit is None or not Duty.objects.exists():
        return {}
    starts, ends = night(now)
    since = gap(max(starts, now), ends)
    if since is None:
        withdrawn = notices.drop(unit, template=NOBODY, now=now)
        return {"withdrawn": withdrawn} if withdrawn else {}
    return _announce(unit, starts, ends, since, now)


def night(now):
    """20.00 to 08.00 WITA: the night that lasts at `now`, or the next one."""
    here = timezone.localtime(now)
    evening = here.date() - timedelta(days=1) if here.time() < MORNING else here.date()
    return _at(evening, EVENING), _at(evening + timedelta(days=1), MORNING)


def gap(starts, ends):
    """The first moment between two at which nobody is on duty, or None."""
    held = Duty.objects.between(starts, ends).order_by("starts_at").values_list("starts_at", "ends_at")
    for begins, stops in held:
        if begins > starts:
            return starts
        starts = max(starts, stops)
    return starts if starts < ends else None


def _announce(unit, starts, ends, since, now):
    """Once a night, and again when somebody was taken off its roster since."""
    off = Duty.objects.filter(starts_at__lt=ends, ends_at__gt=starts, ended_at__isnull=False).count()
    key = f"{NOBODY}:{timezone.localdate(starts)}:{off}"
    if Notice.objects.filter(key=key).exists():
        return {}
    notices.drop(unit, template=NOBODY, now=now)
    said = {"since": since.isoformat()}
    notices.queue(NOBODY, to=["role:unit_head"], about=unit, key=key, needs_ack=True, now=now, **said)
    return {"announced": 1}


def _at(day, hour):
    return timezone.make_aware(datetime.combine(day, hour))
