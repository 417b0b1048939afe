"""Registration: from what was told to a person with an open case, all or nothing."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions import cases, people
from clients.actions.identity import writing
from clients.actions.refused import Refused
from clients.models import Episode
from rptc.sop import deviations
from rptc.sop.models import Limit


@transaction.atomic
def register(
    *,
    person,
    episode,
    by,
    at=None,
    known=None,
    nik="",
    relatives=(),
    alerts=None,
    needs=None,
    belongings=(),
    late_note="",
):
    """Make a person (or complete the `known` one) and open a case; returns the Episode.

    `person` and `episode` are model fields; an episode needs `arrived_at` (aware), `source`, `ppks_class`, and takes
    `secondary_classes` and `nearest` (national type codes). `alerts` and `needs` are {code: note}; `relatives` and
    `belongings` are rows of fields. `at` is when it was recorded. Refused when a time lies ahead or a case is open.
    """
    at = at or timezone.now()
    _not_ahead(episode["arrived_at"], at)
    person = (
        {"estimated_on": timezone.localdate(episode["arrived_at"])} | person
        if person.get("estimated_age") is not None
        else person
    )
    somebody = _locked(known) if known else people.added(person, by=by, at=at)
    if known:
        people.completed(somebody, person, by=by, at=at)
    if nik:
        people.identified(somebody, nik, by=by, at=at)
    people.related(somebody, relatives, by=by, at=at)
    made = cases.opened(somebody, episode, by=by, at=at)
    cases.noted(made, alerts=alerts or {}, needs=needs or {}, belongings=belongings, by=by, at=at)
    _late(made, late_note, by, at)
    return made


def is_late(arrived_at, at):
    """Whether somebody who arrived then is recorded later than the limit `intake_record` in force that day."""
    return at > Limit.objects.in_force("intake_record", on=timezone.localdate(arrived_at)).due(arrived_at)


def _late(episode, note, by, at):
    if note and is_late(episode.arrived_at, at):
        deviations.deviate("intake_record", episode, reason=note, by=by, at=at)


def _not_ahead(arrived_at, at):
    if at > timezone.now() or arrived_at > at:
        raise Refused(_("Write an arrival that is not in the future."))


def _locked(person):
    """Whom this is, locked until the case stands, so that two phones cannot open two cases."""
    row = writing.locked(person)
    if running := Episode.objects.running().of(row).first():
        raise Refused(_("This person already has an open case."), running)
    return row
