"""Whether a definition may be published: every slip is named with its place, and a definition with one is refused."""

import re
from collections import Counter

from django.utils.translation import gettext as _

from clients.instruments import shape
from clients.instruments.definition import ONE, TYPES
from clients.instruments.grammar import FUNCTIONS
from clients.instruments.reading import read
from clients.instruments.slips import Invalid, Slip
from clients.instruments.texts import DOMAINS, SOURCES

CODE = re.compile(r"[a-z][a-z0-9_]{0,49}", re.ASCII)
VERSION = re.compile(r"[0-9]+(\.[0-9]+){0,2}", re.ASCII)
BANDS = ("low", "medium", "high", "immediate")
RESERVED = (*FUNCTIONS, "value")

__all__ = ["Invalid", "load"]


def load(data, flags):
    """The Definition in `data`, whose alert flags are among `flags`; Invalid when anything in it is wrong."""
    if found := list(shape.slips(data)):
        raise Invalid(found)
    found = []
    definition = read(data, found)
    found += [
        *_names(definition, data),
        *_questions(definition, data),
        *_scoring(definition, data, set(flags)),
    ]
    if found:
        raise Invalid(found)
    return definition


def _names(definition, data):
    if not CODE.fullmatch(definition.code):
        yield Slip(("code",), _("use small letters, digits and _ only."))
    if not (VERSION.fullmatch(definition.version) and len(definition.version) <= 10):
        yield Slip(("version",), _("write a number such as 1.1."))
    if not definition.questions:
        yield Slip(("sections",), _("there is no question."))
    yield from _keys(definition, data)
    for name in ("title", "purpose", "use_note"):
        yield from _both(data.get(name), (name,))


def _keys(definition, data):
    named = Counter([s.key for s in definition.sections] + [q.key for q in definition.questions])
    for path, raw in _parts(data):
        key = raw["key"]
        if named[key] > 1:
            yield Slip(path, _("the name “%(key)s” is used %(n)s times.") % {"key": key, "n": named[key]})
        if not CODE.fullmatch(key) or key in RESERVED:
            yield Slip(path, _("“%(key)s” is not a name for a question.") % {"key": key[:60]})
        if key in definition.retired:
            yield Slip(path, _("“%(key)s” is asked and retired at once.") % {"key": key})
        for name in ("title", "intro", "label", "label_child", "hint", "constraint_message"):
            yield from _both(raw.get(name), (*path, name))


def _parts(data):
    """(path, raw) of every section and question."""
    for n, section in enumerate(data["sections"]):
        yield ("sections", n), section
        for m, question in enumerate(section["questions"]):
            yield ("sections", n, "questions", m), question


def _both(text, path):
    if text and not all(str(text.get(language, "")).strip() for language in ("id", "en")):
        yield Slip(path, _("a text in one language only."))


def _questions(definition, data):
    places = [path for path, _raw in _parts(data) if len(path) > 2]
    for path, question in zip(places, definition.questions, strict=True):
        yield from (Slip(path, text) for text in _slips(question))
        for name in ("relevance", "constraint"):
            if condition := getattr(question, name):
                yield from _choices_exist(definition, condition, (*path, name))


def _slips(question):
    if question.type not in TYPES:
        yield _("unknown type “%(type)s”.") % {"type": question.type}
    if question.source not in SOURCES:
        yield _("unknown source “%(source)s”.") % {"source": question.source}
    if question.type != "note" and question.domain not in DOMAINS:
        yield _("unknown domain “%(domain)s”.") % {"domain": question.domain}
    yield from _answers(question)
    if question.type in ("note", "photo") and question.required:
        yield _("a note or a photo cannot be required.")
    if question.constraint and not question.constraint_message.complete:
        yield _("a constraint without its sentence in both languages.")
    if not question.label:
        yield _("a text in one language only.")


def _answers(question):
    if question.chooses != bool(question.choices):
        yield _("answers to choose belong to a question that chooses, and only there.")
    if len(question.by_value) < len(question.choices):
        yield _("an answer stands twice.")
    if any(not re.fullmatch(r"[\w-]{1,50}", choice.value, re.ASCII) for choice in question.choices):
        yield _("the value of an answer is letters, digits and _ only.")
    if any(choice.score < 0 for choice in question.choices) or (question.score_cap or 0) < 0:
        yield _("a negative weight.")
    if question.type in ONE and any(choice.exclusive for choice in question.choices):
        yield _("only one of many can be exclusive.")
    if not all(choice.label.complete for choice in question.choices):
        yield _("a text in one language only.")


def _scoring(definition, data, flags):
    yield from _bands(definition)
    for name in ("strength_score_from", "excluded_from_total"):
        yield from _known(definition, data["scoring"].get(name, []), ("scoring", name))
    for name, keys in definition.separate.items():
        yield from _known(definition, keys, ("scoring", "separate_scores", name))
    for domain, lines in definition.domain_bands.items():
        if domain not in DOMAINS or not set(lines) <= set(definition.order):
            yield Slip(("scoring", "domain_bands", domain), _("unknown domain or band."))
    for name in ("immediate_danger_rules", "flag_rules"):
        for n, raw in enumerate(data["scoring"].get(name, [])):
            yield from _rule(raw, ("scoring", name, n), definition, flags)
    for n, raw in enumerate(data["scoring"]["bands"]):
        yield from _both(raw["label"], ("scoring", "bands", n))
    yield from _said(definition)


def _known(definition, keys, path):
    for key in keys:
        if key not in definition.by_key:
            yield Slip(path, _("%(key)s is no question.") % {"key": key})


def _rule(raw, path, definition, flags):
    for flag in raw["alert_flags"]:
        if flag not in flags:
            yield Slip(path, _("%(flag)s is no alert flag.") % {"flag": flag})
    if raw.get("raises_to", definition.order[0] if definition.order else "") not in definition.order:
        yield Slip(path, _("%(band)s is no band.") % {"band": raw["raises_to"]})
    for name in ("label", "actions"):
        yield from _both(raw.get(name), (*path, name))


def _said(definition):
    """Answers that a rule asks for and that do not exist."""
    for name, rules in (("immediate_danger_rules", definition.rules), ("flag_rules", definition.flag_rules)):
        for n, rule in enumerate(rules):
            yield from _choices_exist(definition, rule.when, ("scoring", name, n))


def _bands(definition):
    path, starts = ("scoring", "bands"), [band.min for band in definition.bands]
    if not definition.bands or starts != [0, *(band.max + 1 for band in definition.bands[:-1])]:
        yield Slip(path, _("bands with a gap or an overlap."))
        return
    if definition.order != [code for code in BANDS if code in definition.order]:
        yield Slip(path, _("bands are some of %(bands)s, lowest first.") % {"bands": ", ".join(BANDS)})
    if definition.bands[-1].max < sum(_most(question) for question in definition.questions):
        yield Slip(path, _("a total above the last band is possible."))


def _most(question):
    weights = [choice.score for choice in question.choices] or [0]
    most = sum(weights) if question.many else max(weights)
    return most if question.score_cap is None else min(most, question.score_cap)


def _choices_exist(definition, condition, path):
    for key, value in condition.compared():
        question = definition.by_key.get(key)
        if question and question.chooses and value not in question.by_value:
            yield Slip(path, _("%(key)s has no answer “%(value)s”.") % {"key": key, "value": value})
