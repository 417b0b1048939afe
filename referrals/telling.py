"""Telling people of a referral: one notice an event, unrepeatable by its key. It holds codes, never a person's data.

Templates, all about a referral: those of a move are `referral-<what happened>`, those of the ladder `referral-rung`.
A line for a partner is for a person of the unit to open, call or print, so it stands on the worker's desk too.
"""

from rptc import notices
from rptc.notices.models import Notice

HEAD = "role:unit_head"
# Moot once a referral or its case ended; an urgent sending is approved even then, and a group goes on without a member.
STALE = r"^referral-(?!to-approve$|group-)"


def worker(referral, what, key, **context):
    """A line in the program for the referral's worker and the deputy of the case."""
    return _line(referral, what, key, workers(referral), **context)


def head(referral, what, key, **context):
    """A line in the program for the unit head or a delegate."""
    return _line(referral, what, key, [HEAD], needs_ack=True, **context)


def partner(referral, what, key, *, contact=None, **context):
    """A WhatsApp line to `contact` or the partner's first one, for the worker to open; none where nobody is known."""
    contact = contact or referral.partner.contacts.active().first()
    if contact is None:
        return worker(referral, "no-contact", key, wanted=what)
    to = [f"contact:{contact.pk}", *workers(referral)]
    return _line(referral, what, key, to, channel="whatsapp", to_label=contact.name, **context)


def other(referral, side, what, key, **context):
    """Tell the side that did not act."""
    return (partner if side == "rptc" else worker)(referral, what, key, **context)


def workers(referral):
    """The addresses of whoever works on it: its worker, and the deputy of the case."""
    people = (referral.worker_id, referral.episode.deputy_id)
    return [f"user:{pk}" for pk in dict.fromkeys(people) if pk]


def side_of(actor):
    """The side an actor stands on."""
    return "partner" if actor.kind == "contact" else "rptc"


def forget(referral, *what, **where):
    """Withdraw the waiting lines named `what` about a referral; all of them when none is named."""
    named = {"template__in": [f"referral-{name}" for name in what]} if what else {}
    return notices.drop(referral, **named, **where)


def is_new(referral, what, key):
    """Whether nothing was queued yet under this key."""
    return not Notice.objects.filter(key=_key(referral, what, key)).exists()


def _line(referral, what, key, to, **options):
    return notices.queue(f"referral-{what}", to=to, about=referral, key=_key(referral, what, key), **options)


def _key(referral, what, key):
    return f"{what}:{referral.code}:{key}"
