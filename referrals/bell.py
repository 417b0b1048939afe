"""Ringing one rung: a line for each of its audience by each channel, and for those who are only told.

In the program a line is there at once. What rings waits for Monday to Friday 08.00–16.00 WITA, unless the rung says
that it may ring at any hour.
"""

from referrals import audiences
from rptc import notices
from rptc.clock import working
from rptc.sop.models import Rung


def ring(referral, rung, key, now, **said):
    """Queue the lines of `rung`; `said` is what the sentence needs: codes and moments, never a person's data."""
    said |= {"rung": rung.code, "letter": rung.template}
    for name in rung.audience:
        for channel in audiences.ways(name, rung.channels):
            _line(referral, rung, name, channel, key, now, needs_ack=rung.needs_ack, said=said)
    for name in rung.told:
        for channel in audiences.ways(name, ["in_app"]):
            _line(referral, rung, name, channel, f"{key}:told", now, said={**said, "told": True})


def ring_urgent(referral, now):
    """The one rung that may ring at night: an urgent referral was sent."""
    ring(referral, Rung.objects.get(code="urgent_now"), f"rung:urgent:{referral.code}", now)


def _line(referral, rung, name, channel, key, now, *, said, needs_ack=False):
    waits = rung.working_hours_only and channel in audiences.RINGING
    audience = audiences.of(referral, name)
    if audience is None:  # the partner has nobody to call: the worker is told instead
        audience, channel = audiences.of(referral, "case_worker"), "in_app"
    notices.queue(
        "referral-rung", to=_addresses(referral, audience, channel), to_label=audience.label, about=referral,
        key=f"{key}:{name}:{channel}", channel=channel, urgent=not rung.working_hours_only, needs_ack=needs_ack,
        now=now, not_before=working.next_ring(now) if waits else now, **said,
    )  # fmt: skip


def _addresses(referral, audience, channel):
    """Whom it is for, and the worker who carries it where a person has to open, call or print."""
    carrier = audiences.of(referral, "case_worker").to
    carried = audience.outside or channel in audiences.BY_HAND
    return list(dict.fromkeys([audience.to, carrier] if carried else [audience.to]))
