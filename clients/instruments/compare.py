"""Two filled questionnaires side by side: what each domain came to, and question by question what changed.

They may be of two versions: a question that only one of them has is said, and so is one whose answers were of another kind.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from clients.instruments import explain
from clients.instruments.answers import pruned
from clients.instruments.score import result
from clients.instruments.texts import DOMAINS


@dataclass(frozen=True)
class Filled:
    """A definition with its answers, and what they come to."""

    definition: object
    answers: dict

    @classmethod
    def of(cls, definition, answers):
        return cls(definition, pruned(definition, answers))

    @property
    def result(self):
        return result(self.definition, self.answers)

    def kept(self, question):
        """The answer with the free texts of its choices, as it can be held against another."""
        notes = {c.value: self.answers.get(question.text_key(c.value)) for c in question.choices if c.specify}
        return self.answers.get(question.key), {value: text for value, text in notes.items() if text}

    def words(self, question):
        return explain.words(question, self.answers)


@dataclass(frozen=True)
class Measure:
    """A number then and now, with the words of the band it lies in; None where one version does not count it."""

    label: object
    before: int | None
    after: int | None
    band_before: object = None
    band_after: object = None

    @property
    def change(self):
        """ "+3", "−2", "0"; empty where one of them is missing."""
        if self.before is None or self.after is None:
            return ""
        moved = self.after - self.before
        return f"+{moved}" if moved > 0 else str(moved).replace("-", "−")

    @property
    def differs(self):
        return self.before != self.after or self.band_before != self.band_after


@dataclass(frozen=True)
class Changed:
    """A question answered otherwise: in words then and now. `side` is "before" or "after" where only that version asks it."""

    question: object
    section: object
    before: list
    after: list
    side: str = ""
    reworded: bool = False


@dataclass(frozen=True)
class Comparison:
    """`measures` total and strengths, `domains` what each domain came to, `changed` the questions answered otherwise,
    `only` those that one version has alone; `same` counts the questions answered alike."""

    measures: list
    domains: list
    changed: list
    only: list
    same: int
    bands: tuple

    def __bool__(self):
        """Whether anything differs."""
        return bool(self.changed or self.only) or any(one.differs for one in (*self.measures, *self.domains))


def compare(before, after):
    """The Comparison of two Filled questionnaires of one code, the older first."""
    one, two = before.result, after.result
    changed, same = [], 0
    for section, question in _asked(after.definition):
        known = before.definition.by_key.get(question.key)
        if known is None or known.type == "note":
            continue
        if before.kept(known) == after.kept(question) and known.type == question.type:
            same += question.key in after.answers
        else:
            reworded = known.label.texts != question.label.texts
            words = before.words(known), after.words(question)
            changed.append(Changed(question, section, *words, reworded=reworded))
    bands = before.definition.band(one.result_band), after.definition.band(two.result_band)
    return Comparison(
        _measures(one, two), _domains(before, after, one, two), changed, _only(before, after), same, bands
    )


def _asked(definition):
    return [(s, q) for s in definition.sections for q in s.questions if q.type != "note"]


def _only(before, after):
    """Questions of one version alone: the retired and the new."""
    old = [(s, q) for s, q in _asked(before.definition) if q.key not in after.definition.by_key]
    new = [(s, q) for s, q in _asked(after.definition) if q.key not in before.definition.by_key]
    return [Changed(q, s, before.words(q), [], "before") for s, q in old] + [
        Changed(q, s, [], after.words(q), "after") for s, q in new
    ]


def _measures(one, two):
    return [Measure(_("Score"), one.total, two.total), Measure(_("Strengths"), one.strength, two.strength)]


def _domains(before, after, one, two):
    found = []
    for domain, label in DOMAINS.items():
        points = one.domains.get(domain), two.domains.get(domain)
        if points != (None, None):
            found.append(Measure(label, *points, *(
                side.definition.domain_band(domain, n) if n is not None else None
                for side, n in zip((before, after), points, strict=True)
            )))  # fmt: skip
    return found
