"""The case itself: opened with the next number, with what it was recorded as that day."""

from django.utils import timezone

from clients.actions.alerting import raise_alerts
from clients.intake.classes import is_victim, national_types
from clients.models import Belonging, Episode, Need, NumberSeries
from rptc import audit

VICTIM_ALERT = "exploitation_suspected"


def opened(person, fields, *, by, at):
    """Open a case for a person whose row is locked. Number and arrival date follow the WITA day of arrival."""
    fields = {"case_worker": by.user, "unit_id": by.user and by.user.unit_id} | fields
    day = timezone.localdate(fields["arrived_at"])
    episode = Episode(person=person, arrival_date=day, recorded_at=at)
    episode.number = NumberSeries.next("K", day.year)
    _write(episode, fields)
    audit.record("case-opened", episode, by=by, at=at)
    return episode


def completed(episode, fields, *, by, at):
    """Write the whole intake over what the emergency path had recorded; the number stays."""
    _write(episode, fields)
    audit.record("case-completed", episode, by=by, at=at, fields=sorted(fields))
    return episode


def _write(episode, fields):
    """Fix sex, age and class as recorded, so that Tabel 1 does not change as the client ages."""
    many = {name: fields[name] for name in ("secondary_classes",) if name in fields}
    nearest = fields.get("nearest", ())
    for name in fields.keys() - {"secondary_classes", "nearest"}:
        setattr(episode, name, fields[name])
    episode.arrival_date = timezone.localdate(episode.arrived_at)
    episode.sex, episode.age = episode.person.sex, episode.person.age_on(episode.arrival_date)
    episode.report_class = episode.ppks_class.reported_as(episode.age)
    episode.save()
    secondary = list(many.get("secondary_classes", ()))
    episode.secondary_classes.set(secondary)
    episode.national_types.set(national_types([episode.ppks_class, *secondary], episode.age, nearest))


def noted(episode, *, alerts, needs, belongings, by, at):
    """Raise alerts and state needs ({code: note}), and list what is kept for the client ({field: value} rows)."""
    if is_victim(episode.ppks_class, episode.age):
        alerts = {VICTIM_ALERT: ""} | alerts
    raise_alerts(episode.person, alerts, source="intake", by=by, at=at)
    held = set(episode.needs.values_list("kind", flat=True))  # a warning may have stated it just now
    Need.objects.bulk_create(
        Need(episode=episode, kind=kind, note=note, urgent=True, stated_at=at, requested_by=by.label)
        for kind, note in needs.items()
        if kind not in held
    )
    Belonging.objects.bulk_create(
        Belonging(episode=episode, recorded_at=at, recorded_by=by.label, **row) for row in belongings
    )
