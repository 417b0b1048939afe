"""Delivering e-mail, last in every tick. In-app lines are there as soon as they are queued; people carry the rest.

Each mail is claimed for ten minutes in a transaction of its own, sent without holding any lock, and then marked. Two
ticks never send the same one; a crash between the server's yes and our mark sends it once more after the claim, with
the same Message-ID: twice is possible, lost is not.
"""

import logging
from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from rptc.notices import faults, recipients, telling
from rptc.notices.models import Notice
from rptc.notices.post import Down, Post, is_set

PAUSES = [1, 5, 15, 60, 240, 240, 240]  # minutes: some 13 hours, so that a night without a server passes
CLAIM = timedelta(minutes=10)
log = logging.getLogger(__name__)


def deliver(now=None):
    """Send what is due at `now` (aware); returns counts. A silent server ends the round early (rptc.notices.post)."""
    now, counts = now or timezone.now(), Counter()
    counts.update(withdrawn=telling.forget(now))
    if not is_set():
        return +Counter({**counts, "no_mail_server": Notice.objects.to_mail(now).count()})
    with Post() as post:
        while post.goes_on and (notice := _claim(now)):
            counts[_hand_over(notice, post, now)] += 1
    return +counts


def _claim(now):
    """The next mail that nobody else is sending, kept from others while this tick is at it."""
    with transaction.atomic():
        due = Notice.objects.to_mail(now).select_for_update(skip_locked=True).defer("context")
        notice = due.order_by("not_before", "pk").first()
        if notice:
            notice.tries += 1
            notice.retry_at = now + CLAIM
            notice.save(update_fields=["tries", "retry_at"])
    return notice


def _hand_over(notice, post, now):
    """Send one; what became of it, as a word to count."""
    try:
        people = recipients.of(notice)
        if not people:
            return _give_up(notice, faults.NOBODY, now)
        post.send(notice, people)
    except Down as down:
        return _postpone(notice, down.code, now)
    except faults.Refused as refused:
        return (_give_up if refused.for_good else _postpone)(notice, refused.code, now)
    except (
        Exception
    ):  # one that nobody can write must not stop the others, and a fault of ours may be mended soon
        log.exception("Notice %s could not be written as a mail", notice.code)
        return _postpone(notice, faults.UNREADABLE, now)
    return _mark(notice, "mailed", state=Notice.State.DONE, done_at=now, last_error="")


def _postpone(notice, code, now):
    if notice.tries > len(PAUSES):
        return _give_up(notice, code, now)
    pause = timedelta(minutes=PAUSES[notice.tries - 1])
    return _mark(notice, "postponed", retry_at=now + pause, last_error=code)


def _give_up(notice, code, now):
    with transaction.atomic():
        word = _mark(notice, "given_up", state=Notice.State.FAILED, done_at=now, last_error=code)
        if word == "given_up":
            telling.failed(notice, now)
    return word


def _mark(notice, word, **fields):
    """Unless somebody withdrew it or did it by hand meanwhile."""
    changed = Notice.objects.filter(pk=notice.pk, state=Notice.State.QUEUED).update(**fields)
    return word if changed else "overtaken"
