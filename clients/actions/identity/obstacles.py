"""What stands against joining two files, with what to correct first. Each side is a list of rows of one human being."""

from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Episode, Stay, TwoPeople


def check(mine, theirs):
    """Refused where the files cannot be joined."""
    if sentence := found(mine, theirs):
        raise Refused(sentence)


def found(mine, theirs):
    """The sentence of the first obstacle, or ""."""
    return _two_people(mine, theirs) or _open_cases(mine + theirs) or _stays(mine, theirs)


def _two_people(mine, theirs):
    said = TwoPeople.objects.standing().about([row.pk for row in mine])
    ours, others = {row.pk for row in mine}, {row.pk for row in theirs}
    for row in said:
        if {row.one_id, row.other_id} & ours and {row.one_id, row.other_id} & others:
            return _("It was decided that these are two people. Reconsider that first.")
    return ""


def _open_cases(rows):
    running = list(Episode.objects.running().filter(person__in=rows).order_by("number"))
    if len(running) < 2:
        return ""
    words = _(
        "Both files have an open case: %(one)s and %(other)s. Close one of them, or mark it as entered in error."
    )
    return words % {"one": running[0].number, "other": running[1].number}


def _stays(mine, theirs):
    ours = Stay.objects.filter(person__in=mine).select_related("episode")
    others = list(Stay.objects.filter(person__in=theirs).select_related("episode"))
    for stay in ours:
        if other := next((o for o in others if _overlap(stay.during, o.during)), None):
            return _(
                "The stays of %(one)s (from %(since)s) and %(other)s (from %(from)s) overlap. Nobody sleeps in two places: "
                "correct one of them first."
            ) % {
                "one": stay.episode.number, "since": _day(stay), "other": other.episode.number, "from": _day(other),
            }  # fmt: skip
    return ""


def _overlap(one, other):
    before = one.upper is not None and one.upper <= other.lower
    after = other.upper is not None and other.upper <= one.lower
    return not before and not after


def _day(stay):
    return f"{timezone.localtime(stay.during.lower):%d-%m-%Y}"
