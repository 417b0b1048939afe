"""What a change would do, before it is saved (H13): the real act and the real sweeps, inside a savepoint that is rolled
back. Run once with the change and once without, so that what comes anyway is not blamed on it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.deadlines import assessments_due
from clients.models import Episode, Stay
from partners.sweep import sweep as of_documents
from referrals.models import Incoming, Issue, Promise
from referrals.sweep import sweep as of_referrals
from rptc.desk.settings.sent import sent
from rptc.notices.models import Notice
from rptc.sop.models import NoLimit

SWEEPS = [of_documents, of_referrals]  # those that climb ladders


@dataclass(frozen=True)
class Preview:
    """As of a moment (aware): what is late only with the change and only without it, what the sweeps would queue, and
    what they would no longer queue. `failed` counts rows that could not be computed."""

    as_of: datetime
    late: list
    no_longer_late: list
    queued: list
    no_longer_queued: list
    failed: int = 0

    @property
    def ahead(self):
        """Whether the moment lies ahead."""
        return self.as_of > timezone.now()

    @property
    def anyway(self):
        """How many of the queued lines come without the change too."""
        return sum(line.anyway for line in self.queued)


@dataclass
class _Look:
    late: dict = field(default_factory=dict)
    lines: list = field(default_factory=list)
    failed: int = 0


class _Undo(Exception):
    """Rolls the savepoint back."""


def of(change, as_of):
    """The Preview of `change` (a callable). What it refuses is raised as it would be."""
    after, before = _look(change, as_of), _look(lambda: None, as_of)
    with_it, without = ({line.key for line in look.lines} for look in (after, before))
    return Preview(
        as_of,
        [words for key, words in after.late.items() if key not in before.late],
        [words for key, words in before.late.items() if key not in after.late],
        sent(after.lines, anyway=without),
        sent([line for line in before.lines if line.key not in with_it]),
        after.failed,
    )


def _look(change, as_of):
    look = _Look()
    try:
        with transaction.atomic():
            change()
            last = Notice.objects.order_by("pk").values_list("pk", flat=True).last() or 0
            look.late = dict(_late(as_of))
            look.failed = sum(sweep(as_of).get("failed", 0) for sweep in SWEEPS)
            look.lines = list(
                Notice.objects.filter(pk__gt=last, queued_at=as_of, state="queued").order_by("pk")
            )
            raise _Undo
    except _Undo:
        return look


def _late(as_of):
    """(key, words) of everything that runs late then."""
    for promise in Promise.objects.late(as_of).select_related("referral").order_by("due"):
        yield ("promise", promise.pk), f"{promise.referral.number}: {promise.get_clock_display().lower()}"
    for kind in (Incoming, Issue):
        for row in kind.objects.late(as_of).order_by("due"):
            yield (kind, row.pk), row.number
    assessment = _("initial assessment")
    for case, due in assessments_due(list(Episode.objects.running().without_initial_assessment())):
        if due and due < as_of:
            yield ("assessment", case.pk), f"{case.number}: {assessment}"
    yield from _stays(as_of)


def _stays(as_of):
    try:
        over = Stay.objects.over_limit(timezone.localdate(as_of)).select_related("episode")
    except NoLimit:
        return
    words = _("stay in the house")
    for stay in over.order_by("pk"):
        yield ("stay", stay.pk), f"{stay.episode.number}: {words}"
