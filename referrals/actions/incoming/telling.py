"""Who is told of an incoming referral. Lines hold its number, a verb and a place, never a word about the person."""

from partners.models import Member
from referrals.models import Incoming
from rptc import notices
from rptc.lib.phones import e164
from rptc.notices.models import Notice

WORKERS, URGENT = ["role:social_worker"], ["role:shelter_officer", "role:unit_head"]


def received(incoming, now):
    """Those who may answer; somebody who wrote it down for themselves only when it cannot wait."""
    if incoming.worker_id is None or incoming.urgent:
        to = WORKERS + URGENT * incoming.urgent
        _line(incoming, "received", to, incoming.code, urgent=incoming.urgent, needs_ack=True, now=now)


def answered(incoming, key, now):
    """The sender: in the program where it has accounts, and by the way in which it asked where it has none or wrote."""
    members = Member.objects.active().filter(partner=incoming.partner) if incoming.partner_id else []
    if to := [f"user:{member.user_id}" for member in members]:
        _line(incoming, "answered", to, f"{key}:members", now=now, state=incoming.state)
    if not to or incoming.means != Incoming.Means.ACCOUNT:
        to = [f"user:{incoming.worker_id}"]
        said = {"channel": way(incoming), "to_label": incoming.contact_name, "state": incoming.state}
        _line(incoming, "tell-sender", to, key, now=now, **said)


def withdrawn(incoming, key, now):
    """Whoever works on it: the sender took it back."""
    to = [f"user:{incoming.worker_id}"] if incoming.worker_id else WORKERS
    _line(incoming, "withdrawn", to, key, now=now)


def way(incoming):
    """How a person carries the answer: a letter answers a letter, a message a number that takes one, else a call."""
    if incoming.means == Incoming.Means.LETTER:
        return Notice.Channel.LETTER
    return Notice.Channel.WHATSAPP if e164(incoming.contact_phone) else Notice.Channel.PHONE


def _line(incoming, what, to, key, **options):
    return notices.queue(
        f"incoming-{what}", to=to, about=incoming, key=f"incoming-{what}:{incoming.code}:{key}", **options
    )
