"""The whole demo, in order; each part is made once."""

from datetime import timedelta

from referrals.models import Referral
from rptc import notices, sweeps
from rptc.demo import (
    assessments,
    between,
    cases,
    history,
    identities,
    partners,
    plans,
    referrals,
    shelter,
    staff,
)
from rptc.demo.clock import ago, at
from rptc.lib.actor import Actor
from rptc.notices.models import Notice

WATCHED_DAYS = 52


def build(say):
    """Make what is missing; `say` is told a line for each part."""
    cast = staff.ensure()
    say(f"{len(cast)} accounts, password “{staff.PASSWORD}”")
    say(f"{history.ensure(cast)} cases of 2023 and 2024")
    found = partners.ensure(Actor.of(cast["wati"]))
    say(f"{len(found)} partners, PIN of every contact {partners.PIN}")
    if not cases.already():
        _live(cast, found)
    say(f"{len(cases.CASES)} living cases")
    actors = {name: Actor.of(user) for name, user in cast.items()}
    say(between.ensure(actors, found))
    say(plans.ensure(actors))
    say(shelter.ensure(actors))
    say(assessments.ensure(actors))
    say(identities.ensure(actors))


def _live(cast, found):
    """Cases in the order of their arrival, then their referrals, then the reminders of each day since."""
    actors = {name: Actor.of(user) for name, user in cast.items()}
    stories = []
    for case in sorted(cases.CASES, key=lambda case: -case.days):
        episode = cases.open_case(case, actors)
        if case.story:
            stories.append(referrals.Story(case, episode, found[case.partner], actors))
            stories[-1].play()
    for days in range(WATCHED_DAYS, -1, -1):
        with at(ago(days, 8, 30)) as morning:
            for _name, _counts, error in sweeps.run(sweeps.SWEEPS, morning):
                if error:
                    raise error
            _carry(morning)


def _carry(now):
    """People do their work: what waited for two days was opened, called or read, except at the partner that nobody
    chases."""
    old = Notice.objects.waiting(now - timedelta(days=2))
    for line in old.exclude(
        about_code__in=Referral.objects.filter(partner__name=cases.SAMUDRA).values("code")
    ):
        notices.done(line, by=Actor.job("demo"), at=now)
