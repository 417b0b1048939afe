"""Alert flags on a person: one open row a kind, whoever raises it."""

from django.utils import timezone

from clients.actions.plan import urgent
from clients.models import Alert, Person
from rptc import audit

RESTRICTING = "confidential"


def raise_alerts(person, kinds, *, source, by, at=None):
    """Raise the flags among `kinds` (codes, or {code: note}) that are not open on `person` yet; returns the Alerts.

    `source` names what they follow from. "confidential" restricts the file. Call inside a transaction.
    """
    people = Person.objects.same_as(person)
    opened = set(Alert.objects.open_on(person).values_list("kind", flat=True))
    notes = kinds if isinstance(kinds, dict) else dict.fromkeys(kinds, "")
    raised = {"raised_at": at or timezone.now(), "raised_by": by.label, "source": source}
    wanted = [
        Alert(person=person, kind=k, note=note, **raised) for k, note in notes.items() if k not in opened
    ]
    made = Alert.objects.bulk_create(wanted, ignore_conflicts=True)  # somebody may raise the same now
    if made:
        audit.record("alerts-raised", person, by=by, at=at, source=source, count=len(made))
        urgent.follow(person, [alert.kind for alert in made], by=by, at=at)
    if RESTRICTING in notes and not person.restricted:
        person.restricted = True
        people.update(restricted=True)
        audit.record("file-restricted", person, by=by, at=at)
    return made
