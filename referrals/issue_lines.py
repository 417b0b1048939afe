"""Telling people of an issue: its number and what happened, never what it says. A line for somebody outside is for a
person of the unit to call or to write, so it stands on the worker's desk too."""

from referrals.models import Side
from rptc import notices


def workers(issue):
    """Addresses of whoever follows it: the one who raised it, and the deputy of the case that it is about."""
    people = [issue.worker_id, issue.referral.episode.deputy_id if issue.referral_id else None]
    return [f"user:{pk}" for pk in dict.fromkeys(people) if pk]


def owner(issue, what, key, *, now):
    """Tell whoever answers: a line in the program, a WhatsApp to the contact, or a call for the worker to make."""
    if issue.owed_by == Side.RPTC:
        return _line(issue, what, key, [f"user:{issue.owner_id}"], now=now, needs_ack=True)
    if issue.owner_contact_id:
        to, channel = [f"contact:{issue.owner_contact_id}", *workers(issue)], "whatsapp"
    else:
        to, channel = workers(issue), "phone"
    return _line(issue, what, key, to, now=now, channel=channel, to_label=issue.owner_name)


def follower(issue, what, key, *, now):
    """Tell whoever raised it."""
    return _line(issue, what, key, workers(issue), now=now)


def silence(issue, now):
    """Withdraw what still waits to be said about it."""
    return notices.drop(issue, now=now)


def _line(issue, what, key, to, **options):
    return notices.queue(
        f"issue-{what}", to=to, about=issue, key=f"issue-{what}:{issue.code}:{key}", **options
    )
