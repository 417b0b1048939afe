"""Alert flags on a person: one open row a kind, whoever raises it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.plan import urgent
from clients.actions.refused import Refused
from clients.models import Alert, Person
from rptc import audit
from rptc.flow import NotAllowed

RESTRICTING = "confidential"
BY_HAND = "by_hand"


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


@transaction.atomic
def raise_one(person, *, kind, note="", by, at=None):
    """Somebody raises one flag; returns the Alert. Refused while the same one is open."""
    _may(by)
    Person.objects.select_for_update().get(pk=person.pk)
    if Alert.objects.open_on(person).filter(kind=kind).exists():
        raise Refused(_("This warning is open already."))
    return raise_alerts(person, {kind: note.strip()}, source=BY_HAND, by=by, at=at)[0]


@transaction.atomic
def end(person, *, kind, reason, by, at=None):
    """The flag no longer holds, and why; returns how many rows ended (joined files may hold one each). A second time
    changes nothing. The restriction of a file is ended by whoever may open it without a reason."""
    _may(by)
    if kind == RESTRICTING and not by.may("clients.see_restricted"):
        raise NotAllowed("end-restriction")
    if not (reason or "").strip():
        raise Refused(_("Say why the warning ends."))
    Person.objects.select_for_update().get(pk=person.pk)
    ended = {"ended_at": at or timezone.now(), "ended_by": by.label, "ended_reason": reason.strip()[:300]}
    pks = list(Alert.objects.open_on(person).filter(kind=kind).values_list("pk", flat=True))
    count = Alert.objects.filter(pk__in=pks).update(**ended)
    if count and kind == RESTRICTING:
        Person.objects.same_as(person).update(restricted=False)
        audit.record("file-unrestricted", person, by=by, at=at)
    if count:
        audit.record("alert-ended", person, by=by, at=at, kind=kind)
    return count


def _may(by):
    if not by.may("clients.register"):
        raise NotAllowed("alert")
