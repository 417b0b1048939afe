"""From the mapping that YAML or JSON holds to a Definition. Relevance looks back only; rules see every answer."""

import hashlib
import json
from itertools import count

import yaml

from clients.instruments.definition import Band, Choice, Definition, FlagRule, Question, Rule, Section
from clients.instruments.expression import Expression
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


def read(data):
    """The Definition in `data`. Raises KeyError, TypeError or grammar.Wrong when it is none (see checks.load)."""
    scoring, numbers, before = data["scoring"], count(1), []
    sections = tuple(_section(raw, n, numbers, before, data) for n, raw in enumerate(data["sections"], 1))
    return Definition(
        code=data["code"], version=data["version"], minutes=data.get("estimated_minutes", 0), sections=sections,
        title=Text(data["title"]), purpose=Text(data.get("purpose")), use_note=Text(data.get("use_note")),
        score_note=Text(scoring.get("note")), bands=tuple(_band(raw) for raw in scoring["bands"]),
        rules=tuple(_rule(raw, before) for raw in scoring.get("immediate_danger_rules", [])),
        flag_rules=tuple(_flag_rule(raw, before) for raw in scoring.get("flag_rules", [])),
        strengths=tuple(scoring.get("strength_score_from", [])),
        uncounted=tuple(scoring.get("excluded_from_total", [])),
    )  # fmt: skip


def _section(raw, number, numbers, before, data):
    questions = tuple(
        _question(one, numbers, before, data.get("choice_lists", {})) for one in raw["questions"]
    )
    return Section(raw["key"], Text(raw["title"]), Text(raw.get("intro")), questions, number)


def _question(raw, numbers, before, lists):
    key, choices = raw["key"], raw.get("choices") or lists[raw["choices_from"]] if _chooses(raw) else []
    relevance, constraint = raw.get("relevance"), raw.get("constraint")
    made = Question(
        key=key, type=raw["type"], number=0 if raw["type"] == "note" else next(numbers), domain=raw.get("domain", ""),
        source=raw.get("source", "both"), label=Text(raw["label"]), label_child=Text(raw.get("label_child")),
        hint=Text(raw.get("hint")), choices=tuple(_choice(one) for one in choices), required=raw.get("required", False),
        relevance=Expression(relevance, before) if relevance else None,
        constraint=Expression(constraint, [*before, key, "value"]) if constraint else None,
        constraint_message=Text(raw.get("constraint_message")),
        max_choices=raw.get("max_choices"), score_cap=raw.get("score_cap"),
    )  # fmt: skip
    before.append(key)
    return made


def _chooses(raw):
    return "choices" in raw or "choices_from" in raw


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


def _rule(raw, keys):
    return Rule(
        raw["code"], Expression(raw["when"], keys), raw["raises_to"], tuple(raw["alert_flags"]),
        raw["respond_within_minutes"], Text(raw["label"]), Text(raw["actions"]),
    )  # fmt: skip


def _flag_rule(raw, keys):
    return FlagRule(Expression(raw["when"], keys), tuple(raw["alert_flags"]))
