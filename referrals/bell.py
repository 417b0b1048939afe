"""Ringing one rung: a line for each of its audience by each channel, and for those who are only told.

In the program a line is there at once. What rings waits for Monday to Friday 08.00–16.00 WITA, unless the rung says
that it may ring at any hour.
"""

from django.utils import timezone

from referrals import audiences
from rptc import notices
from rptc.clock import working
from rptc.sop.models import Rung


def family(promised):
    """How the keys of all that was said of one promise begin."""
    kind = promised._meta.model_name
    return f"rung:{promised.pk}:" if kind == "promise" else f"rung-{kind}:{promised.pk}:"


def silence(promised, *, now=None, **where):
    """Withdraw the rungs of a promise that still wait; returns how many."""
    where = {"key__startswith": family(promised), **where}
    return notices.drop(promised.subject, template=template(promised.subject), now=now, **where)


def template(subject):
    """The name of a rung's notice: `referral-rung`, `incoming-rung`, `issue-rung`."""
    return f"{subject._meta.model_name}-rung"


def ring(subject, rung, key, now, **said):
    """Queue the lines of `rung`; `said` is what the sentence needs: codes and moments, never a person's data."""
    said |= {"rung": rung.code, "letter": rung.template}
    for name in rung.audience:
        _lines(subject, rung, name, rung.channels, key, now, needs_ack=rung.needs_ack, said=said)
    for name in rung.told:
        _lines(subject, rung, name, ["in_app"], f"{key}:told", now, said={**said, "told": True})


def ring_urgent(referral, now):
    """The one rung that may ring at night: an urgent referral was sent."""
    rung = Rung.objects.on(timezone.localdate(now)).get(code="urgent_now")
    ring(referral, rung, f"rung:urgent:{referral.code}", now)


def _lines(subject, rung, name, channels, key, now, **options):
    audience = audiences.of(subject, name, now)
    for channel in audiences.ways(name, channels, bool(audience and audience.outside)):
        _line(subject, rung, audience, channel, f"{key}:{name}", now, **options)


def _line(subject, rung, audience, channel, key, now, *, said, needs_ack=False):
    waits = rung.working_hours_only and channel in audiences.RINGING
    if audience is None:  # the partner has nobody to call: the worker is told instead
        audience, channel = audiences.of(subject, "case_worker"), "in_app"
    elif subject.partner is None and channel == "whatsapp":
        channel = "phone"  # there is no number and no link: somebody calls the agency
    notices.queue(
        template(subject), to=_addresses(subject, audience, channel), to_label=audience.label, about=subject,
        key=f"{key}:{channel}", channel=channel, urgent=not rung.working_hours_only, needs_ack=needs_ack,
        now=now, not_before=working.next_ring(now) if waits else now, **said,
    )  # fmt: skip


def _addresses(subject, audience, channel):
    """Whom it is for, and the worker who carries it where a person has to open, call or print."""
    carried = audience.outside or channel in audiences.BY_HAND
    carriers = audiences.of(subject, "case_worker").to if carried else ()
    return list(dict.fromkeys([*audience.to, *carriers]))
