"""Whether a definition may be published: every slip is named, and a definition with one is refused."""

import re
from collections import Counter

from clients.instruments.definition import ONE, TYPES
from clients.instruments.grammar import FUNCTIONS, Wrong
from clients.instruments.reading import read
from clients.instruments.texts import DOMAINS, SOURCES

KEY = re.compile(r"[a-z][a-z0-9_]{0,49}")
BANDS = ("low", "medium", "high", "immediate")
RESERVED = (*FUNCTIONS, "value")


class Invalid(ValueError):
    """A definition that may not be used; `problems` names every slip."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("; ".join(problems))


def load(data, flags):
    """The Definition in `data`, whose alert flags are among `flags`; Invalid when anything in it is wrong."""
    try:
        definition = read(data)
    except (KeyError, TypeError, AttributeError, Wrong) as error:
        raise Invalid([f"{type(error).__name__}: {error}"]) from error
    if found := [*_structure(definition), *_questions(definition), *_scoring(definition, set(flags))]:
        raise Invalid(found)
    return definition


def _structure(definition):
    named = Counter([s.key for s in definition.sections] + [q.key for q in definition.questions])
    for key, times in named.items():
        if times > 1:
            yield f"{key}: used {times} times"
        if not KEY.fullmatch(key) or key in RESERVED:
            yield f"{key}: not a name for a question"
    for section in definition.sections:
        if not section.title.complete:
            yield f"{section.key}: a title in both languages is missing"


def _questions(definition):
    for question in definition.questions:
        yield from (f"{question.key}: {slip}" for slip in _slips(question))
        for condition in filter(None, [question.relevance, question.constraint]):
            yield from _choices_exist(definition, condition, question.key)


def _slips(question):
    known = [
        question.type in TYPES,
        question.source in SOURCES,
        question.type == "note" or question.domain in DOMAINS,
    ]
    if not all(known):
        yield f"unknown type, source or domain: {question.type}, {question.source}, {question.domain}"
    if question.chooses != bool(question.choices):
        yield "choices belong to a question that chooses, and only there"
    if len(question.by_value) < len(question.choices):
        yield "a choice stands twice"
    if any(choice.score < 0 for choice in question.choices):
        yield "a negative weight"
    if question.type in ONE and any(choice.exclusive for choice in question.choices):
        yield "only one of many can be exclusive"
    if question.constraint and not question.constraint_message.complete:
        yield "a constraint without its sentence in both languages"
    texts = [
        question.label,
        question.label_child,
        question.hint,
        *(choice.label for choice in question.choices),
    ]
    if not question.label or not all(text.complete for text in texts if text):
        yield "a text in one language only"


def _scoring(definition, flags):
    yield from _bands(definition)
    for key in (*definition.strengths, *definition.uncounted):
        if key not in definition.by_key:
            yield f"scoring: {key} is no question"
    for rule in (*definition.rules, *definition.flag_rules):
        name = getattr(rule, "code", rule.when.text)
        yield from _choices_exist(definition, rule.when, name)
        yield from (f"{name}: {flag} is no alert flag" for flag in rule.alert_flags if flag not in flags)
    for rule in definition.rules:
        if rule.raises_to not in definition.order:
            yield f"{rule.code}: {rule.raises_to} is no band"


def _bands(definition):
    starts = [band.min for band in definition.bands]
    if starts != [0, *(band.max + 1 for band in definition.bands[:-1])]:
        yield "bands with a gap or an overlap"
    if definition.order != [code for code in BANDS if code in definition.order]:
        yield f"bands are some of {', '.join(BANDS)}, lowest first"
    if definition.bands[-1].max < sum(_most(question) for question in definition.questions):
        yield "a total above the last band is possible"


def _most(question):
    weights = [choice.score for choice in question.choices] or [0]
    most = sum(weights) if question.many else max(weights)
    return most if question.score_cap is None else min(most, question.score_cap)


def _choices_exist(definition, condition, name):
    for key, value in condition.compared():
        question = definition.by_key.get(key)
        if question and question.chooses and value not in question.by_value:
            yield f"{name}: {key} has no answer {value!r}"
