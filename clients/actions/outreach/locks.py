"""The operation's row is locked first; then a line of it, then its draft. So two officers wait for each other, once."""

from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Found, Operation, OperationLog
from rptc.flow import NotAllowed
from rptc.ui.templatetags.show import wita


def locked(operation, by):
    """The operation as it stands, locked; for whoever registers people."""
    if not by.may("clients.register"):
        raise NotAllowed("operation")
    return Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)


def line(found, by):
    """(operation, line) as they stand, both locked."""
    operation = locked(found.operation, by)
    rows = Found.objects.select_for_update(of=("self",)).select_related("draft__person")
    row = rows.get(pk=found.pk)
    row.operation = operation
    return operation, row


def moment(at, operation=None):
    """`at`, or now; refuses the future, and what lies before the operation began."""
    if at is not None and at > timezone.now():
        raise Refused(_("This lies in the future. Give a time that has passed."))
    if at and operation and at < operation.starts_at:
        raise Refused(_("Give a time after %(earlier)s.") % {"earlier": wita(operation.starts_at)})
    return at or timezone.now()


def still_open(operation):
    """Refuses an operation that is over."""
    if operation.is_over:
        raise Refused(
            _("Operation %(number)s is over. Nothing was changed.") % {"number": operation.number}, operation
        )


def corrected(operation, what, reason, *, by, at, **note):
    """After the hand-over a change is said: why is asked for, and the log keeps it. `what` is a word of WHAT in
    clients.outreach.corrections. Before it nothing happens."""
    still_open(operation)
    if operation.state != Operation.State.HANDED_OVER:
        return
    if not (reason or "").strip():
        raise NeedsReason(operation)
    operation.log.create(
        verb=OperationLog.CORRECTED, source=operation.state, target=operation.state, at=at, reason=reason.strip()[:500],
        data={"what": what} | note, actor_kind=by.kind, actor_id=by.id, actor_label=by.label, acting_for=by.acting_for,
    )  # fmt: skip


class NeedsReason(Refused):
    """The people were handed over already, and nobody said why something is corrected."""

    def __init__(self, operation):
        super().__init__(_("The hand-over was signed already: say why this is corrected."), operation)
