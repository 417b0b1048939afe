"""What matching answers: people, how sure, and why in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """One canonical person who may be meant. `score` runs from 0 to 1; `reasons` are (code, words) pairs.

    `certain` says that the NIK is the same, never that a name is.
    """

    person: object
    score: float
    reasons: list
    certain: bool = False

    @property
    def codes(self):
        return [code for code, _words in self.reasons]


class Hits(list):
    """Hits, the likeliest first. `restricted`: how many more the asker may not see; 0 for who is not of the unit.

    `certain`: whether somebody has the same NIK, even if the asker may not see who.
    """

    restricted = 0
    certain = False
