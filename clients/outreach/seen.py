"""What an officer sees of somebody in the street."""

from dataclasses import dataclass, replace

from clients.models import LocalClass, Sex

CALLED = {Sex.MALE: "Tn. X", Sex.FEMALE: "Ny. X", Sex.UNKNOWN: "X"}


@dataclass(frozen=True)
class Seen:
    """`name` as said, or nothing; `sex` a code; `age` whole years, estimated, or None; `place` where it is not that of the
    operation; `things` pieces of belongings."""

    name: str = ""
    sex: str = Sex.UNKNOWN
    age: int | None = None
    ppks_class: LocalClass | None = None
    place: str = ""
    danger: bool = False
    things: int = 0
    has_name: bool = True

    def named(self, operation, position):
        """With a working name where nobody said one: "Tn. X 12-03" is the third of operation 12."""
        if self.name:
            return self
        return replace(self, name=f"{CALLED[self.sex]} {operation.sequence}-{position:02}", has_name=False)

    def counted(self):
        """The columns of a line: what lists count."""
        return {
            "sex": self.sex, "age": self.age, "ppks_class": self.ppks_class, "place": self.place, "danger": self.danger,
            "things": self.things,
        }  # fmt: skip
