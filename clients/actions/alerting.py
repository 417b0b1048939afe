"""Alert flags on a person: one open row a kind, whoever raises it."""

from django.utils import timezone

from clients.models import Alert
from rptc import audit


def raise_alerts(person, kinds, *, source, by, at=None):
    """Raise the flags among `kinds` that are not open on `person` yet; returns the new Alerts.

    `source` names what they follow from. Call inside a transaction.
    """
    opened = set(person.alerts.filter(ended_at__isnull=True).values_list("kind", flat=True))
    wanted = [kind for kind in kinds if kind not in opened]
    alerts = [
        Alert(person=person, kind=kind, raised_at=at or timezone.now(), raised_by=by.label, source=source)
        for kind in wanted
    ]
    made = Alert.objects.bulk_create(alerts, ignore_conflicts=True)  # somebody may raise the same now
    if made:
        audit.record("alerts-raised", person, by=by, at=at, source=source, count=len(made))
    return made
