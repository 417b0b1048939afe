"""From the mapping that YAML or JSON holds to a Definition. Relevance looks back only; rules see every answer."""

import hashlib
import json
from itertools import count

import yaml
from django.utils.translation import gettext as _

from clients.instruments.definition import Band, Choice, Definition, FlagRule, Question, Rule, Section
from clients.instruments.expression import Expression
from clients.instruments.grammar import Wrong
from clients.instruments.slips import Slip
from clients.instruments.texts import Text
from rptc.lib.words import ROOT


def from_file(path):
    """The mapping in a YAML file of this project, and nothing but plain values."""
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def fields(data):
    """The columns of an Instrument row that holds `data`."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return {"code": data["code"], "version": data["version"], "definition": data, "sha256": sha256}


def read(data, slips=None):
    """The Definition in `data`, whose build is right (shape.py). A condition that says something wrong raises grammar.Wrong;
    with `slips`, a list, it is noted there and the condition left out."""
    return _Reader(data, slips).definition()


class _Reader:
    def __init__(self, data, slips):
        self.data, self.slips, self.before, self.numbers = data, slips, [], count(1)

    def definition(self):
        data, scoring = self.data, self.data["scoring"]
        sections = tuple(self._section(raw, n) for n, raw in enumerate(data["sections"]))
        return Definition(
            code=data["code"], version=data["version"], minutes=data.get("estimated_minutes", 0), sections=sections,
            title=Text(data["title"]), purpose=Text(data.get("purpose")), use_note=Text(data.get("use_note")),
            score_note=Text(scoring.get("note")), bands=tuple(_band(raw) for raw in scoring["bands"]),
            rules=self._rules("immediate_danger_rules", _rule), flag_rules=self._rules("flag_rules", _flag_rule),
            strengths=tuple(scoring.get("strength_score_from", [])), uncounted=tuple(scoring.get("excluded_from_total", [])),
            domain_bands=scoring.get("domain_bands", {}), separate=scoring.get("separate_scores", {}),
            retired=tuple(data.get("retired", [])),
        )  # fmt: skip

    def _section(self, raw, n):
        at = ("sections", n, "questions")
        questions = tuple(self._question(one, (*at, m)) for m, one in enumerate(raw["questions"]))
        return Section(raw["key"], Text(raw["title"]), Text(raw.get("intro")), questions, n + 1)

    def _question(self, raw, at):
        key = raw["key"]
        made = Question(
            key=key, type=raw["type"], number=0 if raw["type"] == "note" else next(self.numbers),
            domain=raw.get("domain", ""), source=raw.get("source", "both"), label=Text(raw["label"]),
            label_child=Text(raw.get("label_child")), hint=Text(raw.get("hint")), choices=self._choices(raw, at),
            required=raw.get("required", False), relevance=self._condition(raw, "relevance", self.before, at),
            constraint=self._condition(raw, "constraint", [*self.before, key, "value"], at),
            constraint_message=Text(raw.get("constraint_message")),
            max_choices=raw.get("max_choices"), score_cap=raw.get("score_cap"),
        )  # fmt: skip
        self.before.append(key)
        return made

    def _choices(self, raw, at):
        shared, name = self.data.get("choice_lists", {}), raw.get("choices_from")
        if name and name not in shared:
            self._wrong(
                Wrong(_("there is no list of answers “%(name)s”.") % {"name": name}), (*at, "choices_from")
            )
        return tuple(_choice(one) for one in raw.get("choices") or shared.get(name, []))

    def _condition(self, raw, name, keys, at):
        if not raw.get(name):
            return None
        try:
            return Expression(raw[name], keys)
        except Wrong as error:
            return self._wrong(error, (*at, name))

    def _rules(self, name, made):
        found = []
        for n, raw in enumerate(self.data["scoring"].get(name, [])):
            if when := self._condition(raw, "when", self.before, ("scoring", name, n)):
                found.append(made(raw, when))
        return tuple(found)

    def _wrong(self, error, at):
        if self.slips is None:
            raise error
        self.slips.append(Slip(at, str(error)))


def _choice(raw):
    return Choice(
        raw["value"],
        Text(raw["label"]),
        raw.get("score", 0),
        raw.get("specify", False),
        raw.get("exclusive", False),
    )


def _band(raw):
    return Band(
        raw["code"], raw["min"], raw["max"], raw.get("review_hours"), Text(raw["label"]), Text(raw["next"])
    )


def _rule(raw, when):
    return Rule(
        raw["code"], when, raw["raises_to"], tuple(raw["alert_flags"]), raw["respond_within_minutes"], Text(raw["label"]),
        Text(raw["actions"]),
    )  # fmt: skip


def _flag_rule(raw, when):
    return FlagRule(when, tuple(raw["alert_flags"]))
