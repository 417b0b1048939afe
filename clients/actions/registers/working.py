"""The long work, in steps: each is one transaction, so that a process that dies loses a step and no more.

The `tick` command goes on every minute, and so does the page of the register while somebody looks at it; whoever comes
second finds the row locked and leaves it.
"""

import logging
from time import monotonic

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.actions.registers import checking, importing, reading
from clients.models import Register
from rptc.lib.actor import Actor

STEPS = {
    Register.State.READING: reading.step,
    Register.State.CHECKING: checking.step,
    Register.State.IMPORTING: importing.step,
}
PER_TICK, PER_PRESS = 25, 2  # seconds
log = logging.getLogger(__name__)


def run(register, seconds=PER_PRESS):
    """Go on with a register until it waits for somebody, or the seconds are over; returns it, current."""
    until = monotonic() + seconds
    while step(register) and monotonic() < until:
        pass
    return Register.objects.listed().get(pk=register.pk)


@transaction.atomic
def step(register):
    """One step; whether there was anything to do and nobody else is doing it."""
    row = (
        Register.objects.working()
        .select_for_update(skip_locked=True, of=("self",))
        .defer("content")
        .filter(pk=register.pk)
        .first()
    )
    if row is None:
        return False
    try:
        with transaction.atomic():
            STEPS[row.state](row, by=Actor.of(row.changed_by))
    except Refused as refused:
        _stopped(row, refused)
    except IntegrityError:  # a rule of the database that only a race, or two files of one person, can break
        _stopped(
            row, Refused(_("Somebody was faster, or would have two open cases. Check the columns again."))
        )
    return True


def _stopped(row, refused):
    """Back to where a person can mend it, with the sentence."""
    back = Register.State.COLUMNS if row.state == Register.State.READING else Register.State.CHECKED
    Register.objects.filter(pk=row.pk).update(state=back, problem=refused.sentence[:300])


def sweep(now):
    """Go on with every register under way; counts by name. A register that breaks does not stop the others."""
    counts = {"continued": 0, "failed": 0}
    for register in Register.objects.working().defer("content"):
        try:
            run(register, PER_TICK)
            counts["continued"] += 1
        except Exception:
            log.exception("Register %s failed", register.code)
            counts["failed"] += 1
    return counts
