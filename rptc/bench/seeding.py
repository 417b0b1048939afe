"""A city of N clients beside the demo: each with a case, two assessments, a referral with promises, and traces.

Two hundred cases are open whatever N is: a house has a hundred beds, and more clients mean more years.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from clients.models import Assessment, Episode, Instrument, LocalClass, NationalId, Person
from partners.models import Partner
from referrals.models import Promise, Referral
from rptc import db
from rptc.accounts.models import User
from rptc.audit.models import Event
from rptc.bench.copying import copy
from rptc.bench.people import Crowd
from rptc.demo.answers import of
from rptc.places.models import District

YEARS = 15
OPEN = 200
VERBS = [
    "person-registered",
    "case-opened",
    "assessment-finished",
    "stay-admitted",
    "stay-ended",
    "case-closed",
]


@transaction.atomic
def seed(count, say):
    """Add `count` clients, and somebody who may use the admin."""
    _rival()
    _City(count, say).write()


class _City:
    def __init__(self, count, say):
        self.count, self.say, self.crowd, self.now = count, say, Crowd(), timezone.now()
        self.classes = list(LocalClass.objects.filter(in_paper=True))
        self.districts, self.partners = list(District.objects.all()), list(Partner.objects.all())
        self.workers = list(User.objects.filter(role="social_worker"))
        self.first = {model: _next(model) for model in (Person, Episode, Referral)}

    def write(self):
        people = [self._person(n) for n in range(self.count)]
        cases = [self._case(n, person) for n, person in enumerate(people)]
        referrals = [self._referral(n, case) for n, case in enumerate(cases)]
        known = [person for person in people if person.birth_date and person.pk % 3]
        steps = {
            Person: (people, self.count),
            NationalId: (self._numbered(NationalId, map(self._nik, known)), len(known)),
            Episode: (cases, self.count),
            Assessment: (self._numbered(Assessment, self._assessments(cases)), 2 * self.count),
            Referral: (referrals, self.count),
            Promise: (self._numbered(Promise, self._promises(referrals)), 2 * self.count),
            Event: (self._numbered(Event, self._events(cases)), len(VERBS) * self.count),
        }
        for model, (rows, total) in steps.items():
            copy(model, rows, self.say, total)

    def _arrival(self, n):
        """Evenly over the years; the last ones came within two months and are open."""
        left = self.count - n
        days = left % 60 if left <= OPEN else 60 + left * 365 * YEARS / self.count
        return self.now - timedelta(days=days, hours=n % 12)

    def _person(self, n):
        at = self._arrival(n)
        fields = self.crowd.fields(timezone.localdate(at)) | {"district": self._any(self.districts)}
        return Person(pk=self.first[Person] + n, created_at=at, **fields)

    def _nik(self, person):
        return NationalId.of(person, self.crowd.nik(person))

    def _case(self, n, person):
        at, worker, kind = self._arrival(n), self._any(self.workers), self._any(self.classes)
        day, is_open = timezone.localdate(at), self.count - n <= OPEN
        end = (
            {}
            if is_open
            else {"state": "closed", "closed_at": at + timedelta(days=9), "exit_type": "family_reunification"}
        )
        return Episode(
            pk=self.first[Episode] + n, person=person, number=f"K-{day.year}-{100000 + n}", unit=worker.unit, arrived_at=at,
            arrival_date=day, recorded_at=at, source="trc_outreach", sex=person.sex, age=person.age_on(day), ppks_class=kind,
            report_class=kind, case_worker=worker, found_district=person.district, **end,
        )  # fmt: skip

    def _assessments(self, cases):
        instrument, answers = Instrument.objects.current("initial_assessment"), of(30, "hurt")
        for case in cases:
            for hours in (4, 90):
                at = case.arrived_at + timedelta(hours=hours)
                told = {
                    "started_at": at,
                    "changed_at": at,
                    "finished_at": at,
                    "total": hours % 30,
                    "answers": answers,
                }
                who = dict.fromkeys(("started_by", "changed_by", "finished_by"), case.case_worker)
                band = self._any(Assessment.Band.values)
                yield Assessment(
                    episode=case, instrument=instrument, score_band=band, result_band=band, **told, **who
                )

    def _referral(self, n, case):
        """Ended ones of closed cases; every second open case is in service at a partner."""
        at = case.arrived_at + timedelta(hours=30)
        given = {"sent_at": at, "approved_at": at, "answered_at": at, "handed_over_at": at}
        state = "closed" if case.closed_at else "in_service" if n % 2 else "collected"
        back = {"ended_at": case.closed_at, "collected_at": case.closed_at} if case.closed_at else {}
        back |= {"collected_at": self.now} if state == "collected" else {}
        return Referral(
            pk=self.first[Referral] + n, episode=case, partner=self._any(self.partners), state=state, number=f"R-B-{n}",
            service="atensi_care", purpose="Perawatan", serve_days=14, worker=case.case_worker, made_at=at, **given, **back,
        )  # fmt: skip

    def _promises(self, referrals):
        for referral in referrals:
            for clock, days in (("serve_until", 14), ("pick_up", 16)):
                due = referral.sent_at + timedelta(days=days)
                kept = referral.collected_at
                yield Promise(
                    made_at=referral.sent_at,
                    due_set_at=referral.sent_at,
                    referral=referral,
                    clock=clock,
                    owed_by="rptc",
                    due=due,
                    original_due=due,
                    kept_at=kept,
                )

    def _events(self, cases):
        for case in cases:
            worker = {
                "actor_kind": "user",
                "actor_id": str(case.case_worker_id),
                "actor_label": case.case_worker.full_name,
            }
            what = {"subject_kind": "episode", "subject_code": case.code, "subject_label": case.number}
            for hours, verb in enumerate(VERBS):
                at = case.arrived_at + timedelta(hours=hours)
                yield Event(verb=verb, at=at, person_code=case.person.code, **what, **worker)

    def _numbered(self, model, rows):
        for pk, row in enumerate(rows, _next(model)):
            row.pk = pk
            yield row

    def _any(self, of):
        return self.crowd.random.choice(of)


def _next(model):
    newest = model.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (newest or 0) + 1


def settle():
    """Let PostgreSQL look at what is there now, as its own upkeep does after a while; only the owner may ask for it."""
    with db.as_owner() as owner, owner.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _rival():
    """Somebody who may use Django's admin, in the bench only."""
    user = User.objects.get(username="sisca")
    user.pk, user.username, user.code = None, "bench-admin", "bench-admin"
    user.is_staff = user.is_superuser = True
    user.save()
