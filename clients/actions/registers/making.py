"""The records of an import: people, their NIK, cases with class, national types and warnings, as an intake writes them."""

from datetime import date

from django.utils import timezone

from clients.actions.cases import VICTIM_ALERT
from clients.intake.classes import is_victim, national_types
from clients.models import Address, Alert, Episode, IdentityCheck, NationalId, Person
from clients.registers import dates
from clients.registers.lists import Lists

PIECE = 1000
DIRECT = ("full_name", "alias", "sex", "birth_place", "origin", "address")


class Maker:
    """Builds rows in memory and saves them in bulk. `made` are the new people."""

    def __init__(self, register, now):
        self.register, self.now = register, now
        self.lists, self.made, self.niks, self.types = Lists(register), [], [], {}

    def person(self, row):
        """A new person, not saved yet."""
        values = row.told["values"]
        person = Person(
            **{name: values.get(name, "") for name in DIRECT},
            district_id=values.get("district"),
            created_at=self.now,
        )
        person.identity_status = "stated" if person.full_name else "unknown"
        if born := values.get("birth_date"):
            person.birth_date = date.fromisoformat(born)
        elif values.get("estimated_age") is not None:
            person.estimated_age, person.estimated_on = values["estimated_age"], _day(values, "arrived_on")
        if nik := values.get("nik"):
            self.niks.append((person, nik))
        self.made.append(person)
        return person

    def save_people(self):
        Person.objects.bulk_create(self.made, batch_size=PIECE)
        NationalId.objects.bulk_create([NationalId.of(*pair) for pair in self.niks], batch_size=PIECE)
        self._histories()

    def _histories(self):
        """The first rows of what is kept over time, as for somebody registered alone."""
        since = {"recorded_at": self.now, "recorded_by": self.register.changed_by.full_name}
        day = timezone.localdate(self.now)
        IdentityCheck.objects.bulk_create(
            [IdentityCheck(person=p, status=p.identity_status, on=day, **since) for p in self.made],
            batch_size=PIECE,
        )
        homes = [
            Address(
                person=p, kind=Address.Kind.HOME, text=p.address[:300], district_id=p.district_id, **since
            )
            for p in self.made
            if p.address
        ]
        Address.objects.bulk_create(homes, batch_size=PIECE)

    def cases(self, pairs, numbers):
        """The saved cases of (row, person) pairs, in their order."""
        made = [self._case(row.told["values"], person, numbers[row.line]) for row, person in pairs]
        Episode.objects.bulk_create(made, batch_size=PIECE)
        self._typed(made)
        self._warned(made)
        return made

    def is_open(self, values):
        """Without a day of leaving, and not closed by the day chosen for old cases."""
        return not (values.get("exit_date") or values.get("closed"))

    def _case(self, values, person, number):
        arrived = _moment(values, "arrived_on")
        day, local = timezone.localdate(arrived), self.lists.classes[values["ppks_class"]]
        age = person.age_on(day)
        case = Episode(
            number=number, old_number=values.get("old_number", ""), person=person, unit_id=self.register.unit_id,
            arrived_at=arrived, arrival_date=day, recorded_at=self.now, source=values["source"],
            source_detail=values.get("source_detail", ""), found_at=values.get("found_at", ""),
            found_district_id=values.get("found_district"), sex=person.sex, age=age if age is None else max(age, 0),
            ppks_class=local, report_class=local.reported_as(age), circumstances=values.get("notes", ""),
            case_worker_id=values.get("worker") or self.register.worker_id, exit_type=values.get("exit_type", ""),
        )  # fmt: skip
        if not self.is_open(values):
            case.state = Episode.State.CLOSED
            case.closed_at = max(
                _moment(values, "exit_date") if values.get("exit_date") else arrived, arrived
            )
        return case

    def _typed(self, cases):
        """National types by class and age, asked once for each pair."""
        through = Episode.national_types.through
        rows = [
            through(episode_id=case.pk, nationaltype_id=pk)
            for case in cases
            for pk in self._types(case.ppks_class, case.age)
        ]
        through.objects.bulk_create(rows, batch_size=PIECE)

    def _types(self, local, age):
        key = (local.code, age)
        if key not in self.types:
            self.types[key] = list(national_types([local], age).values_list("pk", flat=True))
        return self.types[key]

    def _warned(self, cases):
        """A child whom the law calls a victim is flagged, where the case is open."""
        people = {case.person_id for case in cases if case.is_open and is_victim(case.ppks_class, case.age)}
        held = set(
            Alert.objects.filter(person__in=people, kind=VICTIM_ALERT, ended_at__isnull=True).values_list(
                "person_id", flat=True
            )
        )
        Alert.objects.bulk_create(
            Alert(
                person_id=pk,
                kind=VICTIM_ALERT,
                source="register",
                raised_at=self.now,
                raised_by=self.register.changed_by.full_name,
            )
            for pk in sorted(people - held)
        )


def _day(values, name):
    return date.fromisoformat(values[name])


def _moment(values, name):
    return dates.aware(_day(values, name), values.get(f"{name}_at"))
