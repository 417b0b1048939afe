"""Invented people: names put together from lists, NIK with impossible serials. The same seed makes the same people."""

import random
from datetime import date, timedelta

MALE = [
    "Baharuddin",
    "Syamsuddin",
    "Rahmat",
    "Iqbal",
    "Fadil",
    "Jufri",
    "Arman",
    "Takdir",
    "Anwar",
    "Ridwan",
    "Hasbi",
    "Irfan",
    "Wahyu",
    "Ilham",
    "Kasim",
    "Rusli",
    "Yunus",
    "Amir",
    "Nasrul",
    "Zulkifli",
    "Saiful",
    "Hamzah",
    "Aswar",
    "Firman",
]
FEMALE = [
    "Nurhayati",
    "Rosmini",
    "Hasnah",
    "Sitti",
    "Murni",
    "Fatmawati",
    "Nurlina",
    "Halimah",
    "Darmawati",
    "Rabiah",
    "Kartini",
    "Salmiah",
    "Jumriani",
    "Irmawati",
    "Nuraeni",
    "Suriani",
    "Marwah",
    "Hadijah",
    "Rahmatia",
    "Asniar",
    "Mulyati",
    "Rosdiana",
]
LAST = [
    "Rauf",
    "Tahir",
    "Mappiare",
    "Lallo",
    "Saleh",
    "Nompo",
    "Sanusi",
    "Bakri",
    "Dollah",
    "Ambo",
    "Tenri",
    "Gassing",
    "Mansyur",
    "Palallo",
    "Rewa",
    "Jamal",
    "Hakim",
    "Patta",
    "Situju",
    "Lewa",
    "Sikki",
    "Tompo",
]
DAENG = [
    "Ngalle",
    "Tola",
    "Sikki",
    "Rala",
    "Nai",
    "Bollo",
    "Tayang",
    "Kebo",
    "Ngai",
    "Situju",
    "Bau",
    "Rannu",
]
CHILD_ALIAS = [
    "Udin",
    "Aco",
    "Uppi",
    "Ical",
    "Anto",
    "Riri",
    "Caya",
    "Ippang",
    "Sahar",
    "Tini",
    "Ambo",
    "Lina",
    "Baco",
    "Besse",
]


class People:
    """A source of invented people."""

    def __init__(self, seed):
        self.random = random.Random(seed)  # noqa: S311 - invented people need no secrecy
        self.serial = 9000

    def fields(self, sex, age, day):
        """Model fields of somebody of `age` years on a date; some know only an age, some only a nickname."""
        first = self.random.choice(MALE if sex == "male" else FEMALE)
        named = {"full_name": f"{first} {self.random.choice(LAST)}", "alias": self._alias(age), "sex": sex}
        if self.random.random() < 0.25:
            return named | {"estimated_age": age, "estimated_on": day, "identity_status": "stated"}
        return named | {"birth_date": self._born(age, day), "identity_status": "document_seen"}

    def nik(self, sex, born):
        """A synthetic NIK of Makassar for a birth date."""
        self.serial = 9000 + (self.serial - 8999) % 1000
        day = born.day + 40 if sex == "female" else born.day
        return f"7371{self.random.randint(1, 14):02}{day:02}{born:%m%y}{self.serial}"

    def _alias(self, age):
        if age < 18:
            return self.random.choice(CHILD_ALIAS) if self.random.random() < 0.6 else ""
        return f"Dg. {self.random.choice(DAENG)}" if self.random.random() < 0.4 else ""

    def _born(self, age, day):
        return date(day.year - age, 1, 1) - timedelta(days=self.random.randint(1, 360))
