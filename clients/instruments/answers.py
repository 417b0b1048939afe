"""Answers as they are kept: {question: value, list, number or text}, without what was not asked.

Texts that cannot be read as the number or date asked for are kept as typed, so that a draft loses nothing; faults.py
says what is wrong with them.
"""

from datetime import datetime

DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")


def taken(questions, given):
    """The answers to `questions` out of `given` ({key: text or list of texts}); empty ones are left out."""
    found = {}
    for question in questions:
        answer = _of_kind(question, given.get(question.key))
        if answer not in (None, "", []):
            found[question.key] = answer
            found |= _specified(question, answer, given)
    return found


def pruned(definition, answers):
    """`answers` without questions that are not asked, choices that do not exist, and texts whose choice is not chosen.

    Relevance looks back only, so that one pass in order is enough: a dropped answer is missing for what follows.
    """
    kept = {}
    for question in definition.questions:
        if question.relevance is None or question.relevance.holds(kept):
            kept |= taken([question], answers)
    return kept


def asked(section, answers):
    """The questions of a section that its page shows: relevant ones, and those another answer of the page decides."""
    here = {question.key for question in section.questions}
    return [
        q
        for q in section.questions
        if q.relevance is None or q.relevance.keys & here or q.relevance.holds(answers)
    ]


def relevant(section, answers):
    """The questions of a section that `answers` (already pruned) ask for."""
    return [q for q in section.questions if q.relevance is None or q.relevance.holds(answers)]


def _specified(question, answer, given):
    chosen = answer if isinstance(answer, list) else [answer]
    keys = [
        question.text_key(choice.value)
        for choice in question.choices
        if choice.specify and choice.value in chosen
    ]
    return {key: text for key in keys if (text := _text(given.get(key)))}


def _of_kind(question, raw):
    if question.many:
        wanted = raw if isinstance(raw, list) else [raw]
        return [choice.value for choice in question.choices if choice.value in wanted]
    if question.chooses:
        return raw if isinstance(raw, str) and raw in question.by_value else None
    return READERS[question.type](raw)


def _text(raw):
    return "" if raw is None or isinstance(raw, list) else str(raw).replace("\r\n", "\n").strip()


def _number(raw, kind):
    text = _text(raw)
    try:
        return kind(text.replace(",", "."))
    except ValueError:
        return text


def _day(raw):
    text = _text(raw)
    for pattern in DAYS:
        try:
            return datetime.strptime(text, pattern).date().isoformat()
        except ValueError:
            continue
    return text


READERS = {
    "text": _text,
    "integer": lambda raw: _number(raw, int),
    "decimal": lambda raw: _number(raw, float),
    "date": _day,
    "photo": _text,
    "note": lambda raw: None,
}
