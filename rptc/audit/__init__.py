"""The audit: `record` what somebody did, `read` what somebody opened. Both belong to the caller's transaction."""


def record(verb, subject, *, by, at=None, is_read=False, **data):
    """Write one event and return it.

    `subject` is a model instance (its `code`, `str()` and, where it has one, `person_code` are kept) or a
    (kind, code, label) tuple. `by` is an Actor. `data` holds ids, labels and field names, never values.
    """
    event = _event(verb, subject, by, at, is_read, data)
    event.save(force_insert=True)
    return event


def record_all(events, *, by, at=None):
    """Write many events at once: (verb, subject, data) each, `data` as `record` takes it."""
    from rptc.audit.models import Event

    Event.objects.bulk_create(
        (_event(*event[:2], by, at, False, event[2]) for event in events), batch_size=1000
    )


def _event(verb, subject, by, at, is_read, data):
    from django.utils import timezone

    from rptc.audit.models import Event, identity

    kind, code = identity(subject)
    label = subject[2] if isinstance(subject, tuple) and len(subject) > 2 else str(subject)
    return Event(
        at=at or timezone.now(),
        verb=verb,
        is_read=is_read,
        actor_kind=by.kind,
        actor_id=by.id,
        actor_label=by.label,
        acting_for=by.acting_for,
        subject_kind=kind,
        subject_code=code,
        subject_label=label[:150],
        person_code=data.pop("person_code", None) or getattr(subject, "person_code", "") or "",
        data=data,
    )


def read(verb, subject, *, by, **data):
    """Record that somebody opened, searched, printed or exported something."""
    return record(verb, subject, by=by, is_read=True, **data)
