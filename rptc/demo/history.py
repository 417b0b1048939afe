"""The years 2023 and 2024: one closed case for each person that the study's Tabel 1 counts, with its audit rows."""

import random
from collections import Counter
from datetime import datetime, time, timedelta

from django.utils import timezone

from clients.models import Episode, LocalClass, NationalId, NumberSeries, Person
from rptc.audit.models import Event
from rptc.demo.names import People
from rptc.lib.seed import rows
from rptc.places.models import District

AGES = {
    "anak_jalanan": (6, 17), "gelandangan_pengemis": (20, 58), "lansia_terlantar": (61, 84), "orang_terlantar": (20, 55),
    "napza": (18, 40), "odgj": (19, 60), "tuna_susila": (19, 45), "anak_disabilitas": (5, 16),
}  # fmt: skip
SOURCES = ["trc_outreach", "joint_sweep", "satpol_pp", "citizen", "police", "self"]
EXITS = ["family_reunification", "independent", "repatriation", "own_request"]
MONTHS = [
    6,
    5,
    7,
    8,
    8,
    9,
    9,
    9,
    10,
    10,
    13,
    9,
]  # February is the lowest month, November the highest (domain §2)


def ensure(cast):
    """Make the history once; returns how many cases it holds."""
    if not Episode.objects.filter(arrival_date__year__lte=2024).exists():
        _Writer(cast).write()
    return Episode.objects.filter(arrival_date__year__lte=2024).count()


class _Writer:
    """Rows are made in order of arrival, so that numbers grow with time."""

    def __init__(self, cast):
        self.workers = [cast["sari"], cast["fadil"]]
        self.random, self.people = random.Random(2023), People(2023)  # noqa: S311
        self.classes = {c.label_id: c for c in LocalClass.objects.prefetch_related("national_types")}
        self.districts = list(District.objects.all())
        self.numbers = Counter()

    def write(self):
        wanted = sorted(self._arrivals(), key=lambda arrival: arrival[0])
        people = Person.objects.bulk_create(self._person(*arrival) for arrival in wanted)
        pairs = list(zip(wanted, people, strict=True))
        cases = Episode.objects.bulk_create(self._case(*arrival, person) for arrival, person in pairs)
        NationalId.objects.bulk_create(
            NationalId.of(p, self.people.nik(p.sex, p.birth_date))
            for p in people
            if p.birth_date and p.pk % 2
        )
        self._types(cases)
        Event.objects.bulk_create(event for case in cases for event in self._events(case))
        for year, last in self.numbers.items():
            NumberSeries.objects.update_or_create(name="K", year=year, defaults={"last": last})

    def _arrivals(self):
        """(moment, class, sex) for each person of the table."""
        for line in rows("rptc/demo/content/table1.csv"):
            if ppks_class := self.classes.get(line["classification"]):
                for sex in ("male", "female"):
                    for _ in range(int(line[sex])):
                        yield self._moment(int(line["year"])), ppks_class, sex

    def _moment(self, year):
        month = self.random.choices(range(1, 13), MONTHS)[0]
        at = datetime.combine(
            datetime(year, month, self.random.randint(1, 28)), time(self.random.randint(7, 22))
        )
        return timezone.make_aware(at)

    def _person(self, at, ppks_class, sex):
        age, day = self.random.randint(*AGES[ppks_class.code]), timezone.localdate(at)
        return Person(**self.people.fields(sex, age, day), created_at=at)

    def _case(self, at, ppks_class, sex, person):
        day, worker = timezone.localdate(at), self.random.choice(self.workers)
        self.numbers[day.year] += 1
        return Episode(
            number=f"K-{day.year}-{self.numbers[day.year]:04}", person=person, unit=worker.unit, state="closed", arrived_at=at,
            arrival_date=day, recorded_at=at + timedelta(hours=1), source=self.random.choice(SOURCES), sex=sex,
            age=person.age_on(day), found_district=self.random.choice(self.districts), ppks_class=ppks_class,
            report_class=ppks_class, case_worker=worker, closed_at=at + timedelta(days=self.random.randint(2, 12)),
            exit_type=self.random.choice(EXITS),
        )  # fmt: skip

    def _types(self, cases):
        through = Episode.national_types.through
        held = {c.pk: list(c.national_types.all()) for c in self.classes.values()}
        through.objects.bulk_create(
            through(episode_id=case.pk, nationaltype_id=kind.pk)
            for case in cases
            for kind in held[case.ppks_class_id]
        )

    def _events(self, case):
        who = {
            "actor_kind": "user",
            "actor_id": str(case.case_worker_id),
            "actor_label": case.case_worker.full_name,
        }
        what = {"subject_kind": "episode", "subject_code": case.code, "subject_label": case.number}
        for verb, at in [("case-opened", case.recorded_at), ("case-closed", case.closed_at)]:
            yield Event(at=at, verb=verb, person_code=case.person.code, **who, **what)
