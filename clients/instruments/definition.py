"""A questionnaire as records: sections, questions, choices, and how it is scored."""

from dataclasses import dataclass
from functools import cached_property

from clients.instruments.expression import Expression
from clients.instruments.texts import SOURCES, Text

ONE, MANY = ("select_one", "scale"), ("select_multiple",)
WRITTEN = ("text", "integer", "decimal", "date")
TYPES = (*ONE, *MANY, *WRITTEN, "photo", "note")


@dataclass(frozen=True)
class Choice:
    """One answer to choose. `specify` opens a free text; an `exclusive` one stands alone."""

    value: str
    label: Text
    score: int = 0
    specify: bool = False
    exclusive: bool = False


@dataclass(frozen=True)
class Question:
    """One question. `number` counts through the whole instrument; `source` says what counts as an answer."""

    key: str
    type: str
    number: int
    domain: str
    source: str
    label: Text
    label_child: Text
    hint: Text
    choices: tuple
    required: bool
    relevance: Expression | None
    constraint: Expression | None
    constraint_message: Text
    max_choices: int | None
    score_cap: int | None

    many = property(lambda self: self.type in MANY)
    chooses = property(lambda self: self.type in ONE + MANY)
    source_words = property(lambda self: SOURCES[self.source])

    @cached_property
    def by_value(self):
        return {choice.value: choice for choice in self.choices}

    def text_key(self, value):
        """Under which the free text of a choice is kept."""
        return f"{self.key}_{value}_text"


@dataclass(frozen=True)
class Section:
    """What is asked on one page."""

    key: str
    title: Text
    intro: Text
    questions: tuple
    number: int

    @cached_property
    def keys(self):
        """Under which the answers of this section are kept, with their free texts."""
        texts = {q.text_key(c.value) for q in self.questions for c in q.choices if c.specify}
        return texts | {question.key for question in self.questions}


@dataclass(frozen=True)
class Band:
    """A result: from which total to which, and what follows."""

    code: str
    min: int
    max: int
    review_hours: int | None
    label: Text
    next: Text


@dataclass(frozen=True)
class Rule:
    """A danger: when it fires the result is at least `raises_to`, whatever the total."""

    code: str
    when: Expression
    raises_to: str
    alert_flags: tuple
    respond_within_minutes: int
    label: Text
    actions: Text


@dataclass(frozen=True)
class FlagRule:
    """Answers that only raise alert flags."""

    when: Expression
    alert_flags: tuple


@dataclass(frozen=True)
class Definition:
    """One version of a questionnaire. Strengths are counted apart and never lower a danger.

    `domain_bands` is {domain: {band: from which points}}; `separate` is {name: keys} of sums that stand beside the total;
    `retired` are the keys of questions that are no longer asked.
    """

    code: str
    version: str
    title: Text
    purpose: Text
    use_note: Text
    score_note: Text
    minutes: int
    sections: tuple
    bands: tuple
    rules: tuple
    flag_rules: tuple
    strengths: tuple
    uncounted: tuple
    domain_bands: dict
    separate: dict
    retired: tuple

    @cached_property
    def questions(self):
        return [question for section in self.sections for question in section.questions]

    @cached_property
    def by_key(self):
        return {question.key: question for question in self.questions}

    @cached_property
    def order(self):
        """The codes of the bands, lowest first."""
        return [band.code for band in self.bands]

    def band(self, code):
        return next((band for band in self.bands if band.code == code), None)

    def domain_band(self, domain, points):
        """The Band that so many points in a domain mean; None where the definition draws no line there."""
        lines = self.domain_bands.get(domain)
        if not lines:
            return None
        reached = [self.order[0], *(code for code in self.order if code in lines and points >= lines[code])]
        return self.band(reached[-1])

    def section(self, key):
        return next((section for section in self.sections if section.key == key), None)

    def after(self, section):
        """The next section, or None after the last."""
        return self.sections[section.number] if section.number < len(self.sections) else None
