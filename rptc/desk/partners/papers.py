"""The documents of a partner with their status and their chain."""

from dataclasses import dataclass

from partners.models import Document, Status, right_kinds
from rptc.desk.partners.rows import TAGS


@dataclass(frozen=True)
class Paper:
    """One document; `next` continues it; `covers` says whether its kind covers a referral to this partner."""

    document: Document
    status: Status
    next: Document | None
    covers: bool

    @property
    def tag(self):
        return "plain" if self.next else TAGS[self.status]

    @property
    def ended(self):
        return self.status == Status.TERMINATED

    @property
    def renewable(self):
        return self.next is None and self.document.seen and self.document.signed_on is not None


def papers(partner, today=None):
    """Newest first, from the prefetched documents."""
    held, kinds = list(partner.documents.all()), right_kinds(partner)
    following = {d.renews_id: d for d in held if d.renews_id}
    return [Paper(d, d.status_on(today), following.get(d.pk), d.kind in kinds) for d in held]
