"""What is wrong with answers: missing, unreadable, or against a rule. Each sentence names its question by number."""

import math
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from clients.instruments.answers import relevant

LONGEST_NOTE = 250  # characters of "other, specify"


@dataclass(frozen=True)
class Fault:
    """One thing to mend. `missing` faults matter only when an assessment is finished."""

    section: object
    question: object
    text: str
    missing: bool = False


def faults(definition, answers, sections=None):
    """The faults of pruned `answers`, in the order of the questions; of some `sections`, or of all."""
    found = []
    for section in sections or definition.sections:
        for question in relevant(section, answers):
            missing = question.required and question.key not in answers
            text = _missing(question) if missing else _wrong(question, answers)
            if text:
                found.append(Fault(section, question, text, missing))
    return found


def state(definition, section, answers):
    """`done`, `begun` or `todo`: how far a section is."""
    asked = relevant(section, answers)
    if not any(question.key in answers for question in asked):
        return "todo" if any(question.required for question in asked) else "done"
    return "begun" if faults(definition, answers, [section]) else "done"


def _missing(question):
    number = {"n": question.number}
    if question.many:
        return _("Question %(n)s: tick at least one answer.") % number
    if question.chooses:
        return _("Question %(n)s: choose an answer.") % number
    return _("Question %(n)s: write an answer.") % number


def _wrong(question, answers):
    answer = answers.get(question.key)
    if answer is None:
        return ""
    number = {"n": question.number}
    if question.many:
        return (
            _wrong_choices(question, answer) or _wrong_note(question, answers) or _broken(question, answers)
        )
    if question.type in ("integer", "decimal") and (isinstance(answer, str) or not math.isfinite(answer)):
        return _("Question %(n)s: write a number in figures.") % number
    if question.type == "date" and not _is_day(answer):
        return _("Question %(n)s: write a real date, for example 24-11-2026.") % number
    return _wrong_note(question, answers) or _broken(question, answers)


def _wrong_choices(question, answer):
    alone = next((question.by_value[value] for value in answer if question.by_value[value].exclusive), None)
    if alone and len(answer) > 1:
        return _("Question %(n)s: “%(answer)s” stands alone; untick it or the others.") % {
            "n": question.number,
            "answer": alone.label,
        }
    if question.max_choices and len(answer) > question.max_choices:
        words = {"n": question.number, "most": question.max_choices, "given": len(answer)}
        return _("Question %(n)s: tick at most %(most)s, you ticked %(given)s.") % words
    return ""


def _wrong_note(question, answers):
    notes = [
        answers.get(question.text_key(choice.value), "") for choice in question.choices if choice.specify
    ]
    longest = max(map(len, notes), default=0)
    if longest <= LONGEST_NOTE:
        return ""
    words = {"n": question.number, "most": LONGEST_NOTE, "given": longest}
    return _("Question %(n)s: shorten the note to %(most)s characters, you wrote %(given)s.") % words


def _broken(question, answers):
    rule = question.constraint
    if rule is None or rule.holds(answers | {"value": answers[question.key]}):
        return ""
    words = {"n": question.number, "what": question.constraint_message}
    return _("Question %(n)s: %(what)s") % words


def _is_day(text):
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
