"""A deputy beside the worker of a case hears what the worker hears: from now on, and what still waits."""

from django.db import transaction
from django.utils import timezone

from clients.actions import team
from clients.models import Episode
from referrals.actions import lines
from referrals.models import Issue, Referral
from rptc import notices


@transaction.atomic
def name(episode, *, deputy, by, at=None):
    """Name a deputy in place of the one there was. Returns the episode; raises as clients.actions.team."""
    at = at or timezone.now()
    row, before = _before(episode)
    team.name_deputy(row, deputy=deputy, by=by, at=at)
    episode.deputy = row.deputy
    if before != deputy:
        _leaves(row, before, at)
        lines.join(_lines(row), deputy, row.case_worker)
        _tell(row, "deputy-named", deputy, at)
    return row


@transaction.atomic
def end(episode, *, by, at=None):
    """The case has no deputy any more. Returns the episode."""
    at = at or timezone.now()
    row, before = _before(episode)
    team.end_deputy(row, by=by, at=at)
    episode.deputy = None
    _leaves(row, before, at)
    return row


def _before(episode):
    row = Episode.objects.select_for_update(of=("self",)).select_related("case_worker").get(pk=episode.pk)
    return row, row.deputy


def _leaves(episode, deputy, at):
    if deputy is not None:
        lines.leave(_lines(episode), deputy)
        _tell(episode, "deputy-ended", deputy, at)


def _lines(episode):
    """What waits about the referrals of a case and their issues."""
    referrals = Referral.objects.filter(episode=episode)
    issues = Issue.objects.filter(referral__in=referrals)
    return lines.about([*referrals.values_list("code", flat=True), *issues.values_list("code", flat=True)])


def _tell(episode, what, user, at):
    key = f"{what}:{episode.code}:{user.pk}:{at:%Y%m%d%H%M%S%f}"
    notices.queue(what, to=[f"user:{user.pk}"], about=episode, key=key, now=at, person=episode.person_code)
