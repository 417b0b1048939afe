"""Why a result is what it is: the answers behind a rule and behind the total, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from clients.instruments.score import fired, weight
from clients.instruments.walk import as_list


@dataclass(frozen=True)
class Given:
    """A question and what was answered, in words; no words where nothing was answered."""

    question: object
    words: list
    points: int | None = None


def words(question, answers, only=None):
    """The answer to `question` as a list of texts (with what was specified); of a choice, `only` these values."""
    answer = answers.get(question.key)
    if question.type == "photo":
        return [] if answer is None else [_("Photo kept")]
    if not question.chooses:
        return [] if answer is None else [str(answer)]
    values = as_list(answer) if only is None else only
    return [_words(question, value, answers) for value in values]


def _words(question, value, answers):
    label, note = str(question.by_value[value].label), answers.get(question.text_key(value))
    return f"{label}: {note}" if note else label


def behind(definition, rule, answers):
    """The Given answers that make `rule` fire, in the order of the questions."""
    found = rule.when.because(answers)
    return [
        Given(q, words(q, answers, found[q.key] if q.chooses else None))
        for q in definition.questions
        if q.key in found
    ]


def behind_total(definition, answers):
    """The Given answers that add to the total, heaviest first."""
    apart = {*definition.strengths, *definition.uncounted}
    given = [
        Given(q, words(q, answers), weight(q, answers)) for q in definition.questions if q.key not in apart
    ]
    return sorted((one for one in given if one.points), key=lambda one: -one.points)


def dangers(definition, answers):
    """Rules that already mean immediate danger because of an answer given: what a half-filled form must say at once."""
    worst = definition.order[-1]
    rules, _flags = fired(definition, answers)
    return [rule for rule in rules if rule.raises_to == worst and any(rule.when.because(answers).values())]
