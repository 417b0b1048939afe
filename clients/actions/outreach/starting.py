"""An operation begins: now, or at a time to come."""

from django.db import transaction
from django.utils import timezone

from clients import lists
from clients.actions.refused import Refused
from clients.models import Agency, NumberSeries, Operation
from rptc import audit
from rptc.flow import NotAllowed
from rptc.lib.refused import saved
from rptc.lib.seed import words

UNCHECKED = {"state", "remarks"}


@transaction.atomic
def start(*, kind, place, district=None, agencies=None, starts_at=None, by, at=None, **more):
    """Write an operation down; returns it. Without `starts_at` (aware) it is under way from now, with one to come it is
    planned. `agencies` is a list of Agency; without it those that usually go along with this `kind` (a code of
    OPERATIONS). `more`: order_number, order_scan."""
    if not by.may("clients.register"):
        raise NotAllowed("operation")
    at = at or timezone.now()
    begins = starts_at or at
    planned = begins > at
    made = Operation(
        kind=kind, place=place, district=district, starts_at=begins, recorded_at=at, officer=by.user, unit_id=by.user.unit_id,
        state=Operation.State.PLANNED if planned else Operation.State.UNDER_WAY,
        number=NumberSeries.next("P", timezone.localdate(begins).year), **more,
    )  # fmt: skip
    saved(made, exclude=UNCHECKED, refuse=Refused)
    made.agencies.set(_usual(kind) if agencies is None else agencies)
    audit.record("operation-recorded", made, by=by, at=at, kind=kind)
    return made


def _usual(kind):
    codes = words(lists.OPERATIONS.rows()[kind]["agencies"])
    return Agency.objects.in_use().filter(code__in=codes)
