"""Invented people by the thousand: names of syllables, so that few are called the same, as in a real register."""

from datetime import date, timedelta
from random import Random

from rptc.demo.names import FEMALE, LAST, MALE

SYLLABLES = [
    "ra",
    "mi",
    "la",
    "sa",
    "nu",
    "di",
    "ta",
    "ka",
    "ba",
    "ri",
    "ma",
    "ha",
    "lu",
    "pa",
    "ni",
    "wa",
    "ti",
    "ja",
    "si",
    "na",
]


class Crowd:
    """A source of people; the same seed makes the same ones."""

    def __init__(self, seed=2026):
        self.random = Random(seed)  # noqa: S311 - needs no secrecy

    def fields(self, day):
        """Model fields of somebody who arrived on `day`; one in four knows only an age."""
        sex, age = self.random.choice(["male", "female"]), self.random.randint(6, 75)
        first = self.random.choice(MALE if sex == "male" else FEMALE)
        given = {"full_name": f"{first} {self._word()} {self.random.choice(LAST)}", "sex": sex}
        if self.random.random() < 0.25:
            return given | {"estimated_age": age, "estimated_on": day, "identity_status": "stated"}
        born = date(day.year - age, 1, 1) + timedelta(days=self.random.randint(0, 364))
        return given | {"birth_date": born, "identity_status": "document_seen"}

    def _word(self):
        return "".join(
            self.random.choice(SYLLABLES) for _ in range(self.random.choice([2, 3, 3]))
        ).capitalize()

    def nik(self, person):
        """A synthetic NIK: its serial is above 9000."""
        day = person.birth_date.day + (40 if person.sex == "female" else 0)
        return f"7371{self.random.randint(1, 15):02}{day:02}{person.birth_date:%m%y}{self.random.randint(9000, 9999)}"
