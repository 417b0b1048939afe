"""The rows of the registry: who it is to this reader, what it offers, its document, its figures. Longest late first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q

from partners.models import Partner, Service, Status, cover_of
from rptc.desk.partners.figures import Figures, by_partner
from rptc.ui.due import Due, due

TAGS = {
    Status.IN_FORCE: "success", Status.ENDING: "warning", Status.NONE: "warning", Status.SAID: "warning",
    Status.EXPIRED: "danger", Status.DRAFT: "info", Status.PROCESS: "info", Status.TERMINATED: "danger",
}  # fmt: skip
FEWEST_CONTACTS = 2
SHOWN_SERVICES = 1


@dataclass(frozen=True)
class Row:
    """One line of the registry. `until` is the last day of the document behind the status; `due` the first promise."""

    partner: Partner
    name: str
    services: list
    status: Status
    until: date | None
    figures: Figures
    due: Due | None
    original: Due | None

    @property
    def tag(self):
        return TAGS[self.status]

    @property
    def shown(self):
        return self.services[:SHOWN_SERVICES]

    @property
    def more(self):
        return len(self.services) - len(self.shown)

    @property
    def left(self):
        """Places left, never below none; None when the partner names no capacity."""
        return None if self.partner.capacity is None else max(self.partner.capacity - self.figures.used, 0)

    @property
    def few_contacts(self):
        return self.partner.answering < FEWEST_CONTACTS


def rows(partners, user, now):
    """Rows of a Partner queryset for `user` as of `now` (aware): eight statements, whatever their number."""
    counted, found = by_partner(now), partners.prefetch_related("documents", _services())
    answering = Count("contacts", filter=Q(contacts__ended_at__isnull=True), distinct=True)
    made = [_row(p, user, counted.get(p.pk, Figures()), now) for p in found.annotate(answering=answering)]
    return sorted(made, key=_longest_late_first)


def _services():
    return Prefetch("services", Service.objects.active(), to_attr="offered")


def _row(partner, user, figures, now):
    status, document = cover_of(partner)
    promise = figures.first
    return Row(
        partner, partner.name_for(user), [str(s) for s in partner.offered], status, last_day(status, document), figures,
        due=promise and due(promise.due, now=now), original=promise and _original(promise, now),
    )  # fmt: skip


def last_day(status, document):
    """Until when, once somebody of the unit has seen it signed; of a draft or hearsay no day is a fact."""
    return document.ends_on if document and (status.valid or status == Status.EXPIRED) else None


def _original(promise, now):
    """The original promise where another is in force: what lateness is judged on."""
    return due(promise.original_due, now=now) if promise.original_due != promise.due else None


def _longest_late_first(row):
    moment = row.due.at.timestamp() if row.due else float("inf")
    return (moment, row.name.casefold())
