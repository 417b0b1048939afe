"""Notices as the messages page lists them."""

from dataclasses import dataclass

from rptc.notices import faults, texts
from rptc.notices.models import Notice
from rptc.ui import lists

SIZE = 50
MOMENTS = {"failed": "done_at", "waiting": "not_before", "done": "done_at"}


@dataclass(frozen=True)
class Line:
    """`what` is empty for readers who see no case; `since` is the moment the list is ordered by; `why` it failed."""

    notice: Notice
    what: str
    why: str
    since: object


def page(request, state, channel, now):
    """(rptc.ui.lists.Page, [Line]) of one state, newest first."""
    found = {
        "failed": Notice.objects.failed(), "waiting": Notice.objects.waiting(now),
        "done": Notice.objects.filter(state=Notice.State.DONE),
    }[state]  # fmt: skip
    rows = lists.page(request, found.filter(channel=channel) if channel else found, MOMENTS[state], SIZE)
    said = texts.words(rows.rows) if request.user.has_perm("referrals.see") else {}
    return rows, [_line(notice, said, MOMENTS[state]) for notice in rows.rows]


def _line(notice, said, moment):
    return Line(notice, said.get(notice.pk, ""), faults.sentence(notice.last_error), getattr(notice, moment))
