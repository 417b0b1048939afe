"""What somebody should know, and what they have to carry outside: the outbox as it concerns them.

One row a subject: the newest line speaks, and reading it reads the older ones about the same thing.
"""

from dataclasses import dataclass

from referrals import grouping
from rptc.desk.tasks import saying
from rptc.notices.models import Notice

MOST = 200
ITSELF = (Notice.Channel.IN_APP, Notice.Channel.EMAIL)


@dataclass(frozen=True)
class Told:
    """A notice as the desk shows it; `carry` when a person has to open, call or print it, `older` about the same."""

    notice: Notice
    text: str
    href: str
    carry: bool
    older: int


@dataclass(frozen=True)
class Lines:
    """What waits to be carried, and what is only to be known."""

    carry: list
    know: list

    def __bool__(self):
        return bool(self.carry or self.know)

    def __len__(self):
        return len(self.carry) + len(self.know)


def lines(user, known=()):
    """Lines for this person, their role or the office they stand in for; newest first.

    `known` are numbers of what already stands elsewhere on the desk: nothing is told twice.
    """
    waiting = Notice.objects.waiting().addressed_to(user.addresses).order_by("-queued_at", "-pk")[:MOST]
    groups = {}
    for notice in _each_message_once(list(waiting)):
        if notice.channel not in ITSELF or notice.about_label not in known:
            groups.setdefault(_subject(notice), []).append(notice)
    rows = [_told(group) for group in _said(groups.values())]
    return Lines([row for row in rows if row.carry], [row for row in rows if not row.carry])


def alike(notice, user):
    """The waiting lines in the program about the same thing, for the same person: read together."""
    same = Notice.objects.filter(about_kind=notice.about_kind, about_code=notice.about_code)
    return same.waiting().in_app().addressed_to(user.addresses)


def _each_message_once(found):
    """A group's message stands once; asked only where somebody has something to carry."""
    carried = any(notice.channel not in ITSELF for notice in found)
    return grouping.once(found) if carried else found


def _subject(notice):
    by_hand = "" if notice.channel in ITSELF else f"{notice.channel} {notice.to_label}"
    return notice.about_kind, notice.about_code, by_hand


def _said(groups):
    """(group, its words), each kind of subject read once."""
    said = saying.words([group[0] for group in groups])
    return [(group, said[group[0].pk]) for group in groups]


def _told(said):
    group, text = said
    newest = group[0]
    return Told(newest, text, saying.page(newest), newest.channel not in ITSELF, len(group) - 1)
