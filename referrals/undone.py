"""Lines for a person to open, call or print, and what becomes of them when nobody does. Chores of the sweep: each
yields (row, act); `act(row, now)` returns counts by name. The unit head gets one line for all that was left undone
towards somebody on a day."""

from datetime import timedelta

from django.utils import timezone

from referrals import telling
from referrals.audiences import BY_HAND
from referrals.promised import SUBJECTS
from rptc import notices
from rptc.clock import working
from rptc.notices.models import Notice

TEMPLATES = [f"{kind}-undone" for kind in SUBJECTS]


def undone_lines(now):
    """What a person should have opened, called or printed, one working day on."""
    waiting = _by_hand().waiting(now - timedelta(days=1))
    lines = {_key(line): line for line in waiting}
    known = set(Notice.objects.filter(key__in=lines).values_list("key", flat=True))
    for key in lines.keys() - known:
        yield lines[key], _tell_head


def done_meanwhile(now):
    """The unit head's lines about what somebody has carried since."""
    open_still = {_key(line) for line in _by_hand().filter(state="queued")}
    told = Notice.objects.filter(template__in=TEMPLATES, state="queued").defer("context")
    for line in told.exclude(key__in=open_still):
        yield line, _withdraw


def carried(referral, contact, now):
    """Withdraw at once what the unit head was told about this contact."""
    return notices.drop(referral, template="referral-undone", key__endswith=f":contact:{contact.pk}", now=now)


def _by_hand():
    return Notice.objects.filter(about_kind__in=SUBJECTS, channel__in=BY_HAND).defer("context")


def _subject(line):
    return SUBJECTS[line.about_kind].objects.get(code=line.about_code)


def _tell_head(line, now):
    if working.due(line.not_before, 1, working.WORKING_DAY) >= now:
        return {}
    notices.queue(
        f"{line.about_kind}-undone", to=[telling.HEAD], about=_subject(line), key=_key(line),
        needs_ack=True, now=now, by=line.channel, whom=line.to_label,
    )  # fmt: skip
    return {"undone": 1}


def _withdraw(line, now):
    return {"withdrawn": notices.drop(_subject(line), key=line.key, now=now)}


def _key(line):
    return f"undone:{line.about_code}:{timezone.localdate(line.not_before):%Y%m%d}:{line.to[0]}"
