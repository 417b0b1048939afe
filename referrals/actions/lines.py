"""Waiting lines of the outbox that follow the work: to whoever takes it over, to a deputy as well, to a deputy no more."""

from django.db.models import F, Func, Q, Value

from rptc.notices.models import Notice

WORK = ("referral", "incoming", "issue", "draft")


def about(codes=None):
    """Waiting lines about work: that of these public ids, or all of it."""
    lines = Notice.objects.filter(about_kind__in=WORK, state__in=["queued", "failed"])
    return lines if codes is None else lines.filter(about_code__in=codes)


def readdress(lines, old, new):
    """What was for one person is for another, once. Both are users."""
    mine = lines.filter(to__contains=[_of(old)])
    both = Q(to__contains=[_of(new)])
    mine.filter(both).update(to=Func(F("to"), Value(_of(old)), function="array_remove"))
    mine.exclude(both).update(to=Func(F("to"), Value(_of(old)), Value(_of(new)), function="array_replace"))


def join(lines, user, beside):
    """`user` hears what waits for `beside`."""
    mine = lines.filter(to__contains=[_of(beside)]).exclude(to__contains=[_of(user)])
    mine.update(to=Func(F("to"), Value(_of(user)), function="array_append"))


def leave(lines, user):
    """What `user` heard beside somebody else waits for the other alone."""
    mine = lines.filter(to__contains=[_of(user)], to__len__gt=1)
    mine.update(to=Func(F("to"), Value(_of(user)), function="array_remove"))


def _of(user):
    return f"user:{user.pk}"
