"""Fetching is the permission check: a person the user may see, or 404, or the door of a restricted file."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404

from clients.models import Alert, Assessment, BedUse, Episode, Person, Relative, Stay
from referrals.models import Referral

USES = Prefetch("beds", BedUse.objects.select_related("bed__room"))


class Restricted(Exception):
    """The file exists and is restricted; only staff of the unit learn that much (H21)."""

    def __init__(self, person):
        self.person = person
        super().__init__(person.code)


def person_for(user, code):
    """The person with this public id, a duplicate as its canonical person. Raises Http404 or Restricted."""
    known = Person.objects.select_related("canonical", "district", "photo", "national_id")
    person = get_object_or_404(known, code=code)
    if person.canonical:
        person = known.get(pk=person.canonical_id)
    if not user.has_perm("clients.see_file"):
        raise Http404
    if not Person.objects.visible_to(user).filter(pk=person.pk).exists():
        raise Restricted(person)
    return person


class File:
    """The parts of one person's file, each asked once, from all files that were joined with it."""

    def __init__(self, person):
        people = Person.objects.same_as(person)
        mine = {"person__in": people}
        self.person = person
        self.episodes = list(
            Episode.objects.filter(**mine).select_related(
                "ppks_class", "report_class", "case_worker", "deputy"
            )
        )
        self.episode = next((e for e in self.episodes if e.state != Episode.State.VOID), None)
        self.alerts = list({alert.kind: alert for alert in Alert.objects.open_on(person)}.values())
        self.relatives = list(Relative.objects.of(person))
        self.stays = list(Stay.objects.filter(**mine).select_related("facility").prefetch_related(USES))
        self.stay = next((s for s in self.stays if s.during.upper is None), None)
        through = {"episode__person__in": people}
        self.assessments = list(Assessment.objects.filter(**through).listed())
        self.has_nik = hasattr(person, "national_id")
        self.referrals = list(
            Referral.objects.filter(**through).select_related("partner").order_by("-made_at")
        )

    @property
    def left(self):
        """Whether the newest stay of the present case has ended otherwise than by a referral."""
        last = next((s for s in self.stays if self.episode and s.episode_id == self.episode.pk), None)
        return last is not None and last.during.upper is not None and last.end_reason != "referred_partner"

    @property
    def assessment(self):
        """The newest finished assessment of the present case, or None."""
        return next(
            (
                a
                for a in self.assessments
                if a.finished_at and self.episode and a.episode_id == self.episode.pk
            ),
            None,
        )
