"""A planned journey as a calendar file (RFC 5545): the referral's number, the leg, the time, the officer, a link.
Nothing about the client (ux.md H20).

One event a leg, whatever is planned anew: `UID` stays, `SEQUENCE` counts what was planned, changed or cancelled, so
that a second download mends the first. Times are UTC.
"""

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count, Max
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from referrals.models import Journey, Leg
from rptc.audit.models import Event as Done

TAKES = timedelta(hours=1)  # how long nobody knows; long enough to be seen in a day
VERBS = ["journey-planned", "journey-changed", "journey-cancelled"]


def journey_of(referral, leg):
    """The last journey that was planned for a leg, or None. Asks nothing where journeys are prefetched."""
    return max((j for j in referral.journeys.all() if j.leg == leg), key=lambda j: j.pk, default=None)


def is_off(referral, leg):
    """Whether the last journey of a leg was cancelled, so that calendars still hold it."""
    last = journey_of(referral, leg)
    return last is not None and last.state == Journey.State.CANCELLED


def response(referral, journey, link):
    """The file as an answer; `link` is what its reader may open. Its name holds the number alone."""
    method = "CANCEL" if journey.state == Journey.State.CANCELLED else "PUBLISH"
    answer = HttpResponse(
        file(referral, journey, link, method), content_type=f"text/calendar; charset=utf-8; method={method}"
    )
    answer["Content-Disposition"] = f'attachment; filename="{referral.number}.ics"'
    return answer


def file(referral, journey, link, method="PUBLISH"):
    """The bytes of the file."""
    calendar = Calendar()
    calendar.add("prodid", "-//RPTC//ID")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(referral, journey, link, cancelled=method == "CANCEL"))
    return calendar.to_ical()


def _event(referral, journey, link, *, cancelled):
    done = Done.objects.about(referral).filter(verb__in=VERBS, data__leg=journey.leg)
    told, event = done.aggregate(n=Count("pk"), last=Max("at")), Event()
    event.add("uid", f"{referral.number}-{journey.leg}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", told["n"])
    event.add("dtstamp", (told["last"] or timezone.now()).astimezone(UTC))
    event.add("dtstart", journey.planned_for.astimezone(UTC))
    event.add("duration", TAKES)
    event.add("summary", f"{referral.number} {_leg(journey.leg)}")
    event.add(
        "description",
        "\n".join([settings.UNIT_NAME, _("Who travels: %(who)s") % {"who": journey.officer}, link]),
    )
    event.add("url", link)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return event


def _leg(leg):
    return _("collection") if leg == Leg.BACK else _("hand-over")
