"""Lock the row, guard, move, log: in one transaction."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django_fsm import can_proceed, has_transition_perm


class NotNow(Exception):
    """The move is not open in the present state; `verb` and `state` say which."""

    def __init__(self, verb, state):
        self.verb, self.state = verb, state
        super().__init__(f"{verb} is not open from {state}")


class NotAllowed(PermissionDenied):
    """The actor may not make this move."""


def perform(obj, verb, *, by, at=None, reason="", note=None, **data):
    """Move `obj` by its transition method `verb`, as Actor `by`; returns the log row.

    `at` is when it happened (default now), `reason` a code or sentence, `note` a JSON-able dict kept in the log;
    the rest goes to the transition method. Raises NotNow, NotAllowed. `obj` is current afterwards.
    """
    at = at or timezone.now()
    with transaction.atomic():
        row = type(obj)._default_manager.select_for_update(of=("self",)).get(pk=obj.pk)
        method, source = getattr(row, verb), row.state
        if not can_proceed(method):
            raise NotNow(verb, source)
        if not has_transition_perm(method, by):
            raise NotAllowed(verb)
        method(at=at, **data)
        row.save()
        entry = row.log.create(
            verb=verb, source=source, target=row.state, at=at, reason=reason, data=note or {},
            actor_kind=by.kind, actor_id=by.id, actor_label=by.label, acting_for=by.acting_for,
            **row.said(by),
        )  # fmt: skip
    obj.__dict__.update({k: v for k, v in row.__dict__.items() if k != "_state"})
    return entry
