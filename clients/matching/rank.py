"""How likely a person is meant, and why, in words that a social worker can check."""

from collections import namedtuple

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from clients.matching import birth
from clients.matching.likeness import Likeness

SAME_NIK, ONE_DIGIT, EXCHANGED, SAME_NUMBER = "nik", "nik_digit", "nik_exchanged", "number"
SAYS = {
    SAME_NIK: _("Same NIK"),
    ONE_DIGIT: _("NIK differs in one digit"),
    EXCHANGED: _("NIK differs by two exchanged digits"),
    SAME_NUMBER: _("Same registration number"),
}
SAME = {"name": _("Same name"), "alias": _("Same alias"), "other_name": _("Same as another name")}
ALIKE = {
    "name": _("Similar name %(score)s"),
    "alias": _("Similar alias %(score)s"),
    "other_name": _("Similar to another name %(score)s"),
}
WORTH = {SAME_NIK: 1.0, SAME_NUMBER: 1.0, ONE_DIGIT: 0.9, EXCHANGED: 0.9}
PHONE = 0.8
OTHER_SEX = 0.1
NAME_ALONE = 0.95  # the most that a name without anything else can reach
Ranked = namedtuple("Ranked", "id score reasons certain")


class Ranking:
    """Scores rows for one question. `found` tells {row id: code} for who was found by NIK or number."""

    def __init__(self, question, names, found):
        self.question, self.found = question, found
        self.names = [Likeness(words.words, words.sounds) for words in names]

    def of(self, row):
        """A row's `Ranked`, under the id of the canonical person."""
        alike, reasons = self._name(row)
        score, why = self._with_birth(alike, row)
        score, reasons = self._with_identity(score, row, reasons + why)
        certain = self.found.get(row.id) == SAME_NIK
        return Ranked(row.canonical_id or row.id, round(score, 3), reasons, certain)

    def _name(self, row):
        """The best likeness of any name asked for to the name, the alias or another name, or both together."""
        name, alias = _words(row.keys)
        if row.other:
            alias = _words(row.other)[1]
        own = max((asked.to(name) for asked in self.names), default=0)
        called = max((asked.to(alias) for asked in self.names), default=0)
        both = max((asked.to(name + alias) for asked in self.names), default=0) if name and alias else 0
        best = max(own, called, both)
        code = "name" if called <= own else "other_name" if row.other else "alias"
        return best, [_alike(code, best)] if best >= 0.6 else []

    def _with_birth(self, alike, row):
        score, reasons = birth.weigh(alike * NAME_ALONE, self.question, row)
        if self.question.sex and {self.question.sex, row.sex} == {"male", "female"}:
            score -= OTHER_SEX
        return max(score, 0.0), reasons

    def _with_identity(self, score, row, reasons):
        if self.question.phone and row.phone == self.question.phone:
            score, reasons = max(PHONE, score), [("phone", _("Same phone number")), *reasons]
        if code := self.found.get(row.id):
            score, reasons = max(WORTH[code], score), [(code, SAYS[code]), *reasons]
        return score, reasons


def _words(keys):
    """The (word, sound) pairs of name and alias: words stand first in the keys, sounds follow in the same order."""
    name = [key[2:] for key in keys if key.startswith("n:")]
    alias = [key[2:] for key in keys if key.startswith("a:")]
    sounds = [key[2:] for key in keys if key.startswith("s:")]
    pairs = tuple(zip(name + alias, sounds, strict=False))
    return pairs[: len(name)], pairs[len(name) :]


def _alike(code, value):
    if value > 0.995:
        return code, SAME[code]
    return code, ALIKE[code] % {"score": number_format(value, 2)}
