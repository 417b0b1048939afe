"""The difference of two versions in words: questions added, retired, asked in other words, weighed otherwise; bands moved.

Every fact that differs (flat.py) is said once: those of a question that is wholly new or gone in one sentence.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from clients.instruments import conditions
from clients.instruments.expression import Expression
from clients.instruments.flat import ABSENT, difference
from clients.instruments.reading import read
from rptc.lib.words import chosen

NAMED = ("questions", "sections", "bands", "immediate_danger_rules")  # what has names of its own
ADDED, RETIRED, WORDS, WEIGHTS, ASKED, BANDS, RULES, REST = (
    "added", "retired", "words", "weights", "asked", "bands", "rules", "rest",
)  # fmt: skip
ORDER = (ADDED, RETIRED, WEIGHTS, BANDS, RULES, ASKED, WORDS, REST)
CONDITIONS = ("relevance", "constraint", "when")
TEXTS = {
    "label",
    "label_child",
    "hint",
    "title",
    "intro",
    "constraint_message",
    "next",
    "actions",
    "purpose",
    "use_note",
    "note",
}


@dataclass(frozen=True)
class Difference:
    """One change: of which `kind`, what it is about, what of it, what was and what is (empty: nothing)."""

    kind: str
    about: str
    what: str
    before: str = ""
    after: str = ""
    paths: frozenset = frozenset()


def differences(before, after):
    """[(kind, its words, its Differences)] between two definitions (mappings), the weightiest kinds first."""
    found = list(_all(before, after))
    heads = _heads()
    kinds = [(kind, heads[kind], [one for one in found if one.kind == kind]) for kind in ORDER]
    return [(kind, words, these) for kind, words, these in kinds if these]


def _heads():
    return {
        ADDED: _("Added"), RETIRED: _("No longer there"), WORDS: _("Other words"), WEIGHTS: _("Other weights"),
        ASKED: _("Asked otherwise"), BANDS: _("Bands"), RULES: _("Danger rules and warnings"), REST: _("Everything else"),
    }  # fmt: skip


def _all(before, after):
    changes, names = difference(before, after), _Names(before, after)
    for whole, paths in _wholes(changes).items():
        yield _whole(whole, paths, changes, names)
        for path in paths:
            del changes[path]
    for path, (old, new) in changes.items():
        if not in_between(path, old, new):
            said = names.said(path, old, 0), names.said(path, new, 1)
            yield Difference(_kind(path), names.of(path), _what(path), *said, frozenset([path]))


def in_between(path, old, new):
    """Whether an order differs only by what was added or left out, which is said already."""
    if path[-1] != "order" or ABSENT in (old, new):
        return False
    return [one for one in old if one in new] == [one for one in new if one in old]


def _wholes(changes):
    """{(kind of thing, name) or (…, "choices", value): paths} of what is there in one version only."""
    found = {}
    for path in changes:
        for length in (4, 2):
            if len(path) > length and path[0] in NAMED and _is_thing(path, length):
                found.setdefault(path[:length], []).append(path)
    lone = {
        thing: paths for thing, paths in found.items()
        if (all(changes[p][0] is ABSENT for p in paths) and _label(thing) in changes)
        or (all(changes[p][1] is ABSENT for p in paths) and _label(thing) in changes)
    }  # fmt: skip
    taken, result = set(), {}
    for thing in sorted(lone, key=len):
        paths = [path for path in lone[thing] if path not in taken]
        if paths:
            taken.update(paths)
            result[thing] = paths
    return result


def _is_thing(path, length):
    return length == 2 or (path[2] == "choices" and path[3] != "order")


def _label(thing):
    """The fact that every such thing has."""
    return (*thing, "title" if thing[0] == "sections" else "label", "id")


def _whole(thing, paths, changes, names):
    added = changes[paths[0]][0] is ABSENT
    kind = ADDED if added else RETIRED
    if thing[0] in ("bands", "immediate_danger_rules"):
        kind = BANDS if thing[0] == "bands" else RULES
    label = {
        language: changes.get((*_label(thing)[:-1], language), ("", ""))[added] for language in ("id", "en")
    }
    words = chosen(label)
    what = _things()[thing[0] if len(thing) == 2 else "choices"]
    about = names.of(thing[:2]) if len(thing) == 4 else ""
    return Difference(kind, about, what, "" if added else words, words if added else "", frozenset(paths))


def _things():
    return {
        "questions": _("Question"), "sections": _("Part"), "choices": _("Answer"), "bands": _("Band"),
        "immediate_danger_rules": _("Danger rule"),
    }  # fmt: skip


def _kind(path):
    last = path[-1] if path[-1] not in ("id", "en") else path[-2]
    if path[0] == "retired":
        return RETIRED
    if path[0] in ("bands", "domain_bands"):
        return BANDS
    if path[0] in ("immediate_danger_rules", "flag_rules"):
        return RULES
    if last in ("score", "score_cap") or path[0] in (
        "strength_score_from",
        "excluded_from_total",
        "separate_scores",
    ):
        return WEIGHTS
    if last in TEXTS:
        return WORDS
    return ASKED if path[0] in ("questions", "sections") else REST


def _what(path):
    parts = _parts()
    last = [step for step in path if step not in ("id", "en")][-1]
    words = parts.get(last, str(last))
    return f"{words} ({path[-1]})" if path[-1] in ("id", "en") else words


def _parts():
    return {
        "label": _("wording"), "label_child": _("wording for a child"), "hint": _("hint"), "title": _("title"),
        "intro": _("introduction"), "score": _("weight"), "score_cap": _("highest weight"), "required": _("required"),
        "relevance": _("asked only when"), "constraint": _("limit of the answer"), "choices": _("answers"),
        "constraint_message": _("sentence of the limit"), "type": _("type"), "order": _("order"), "min": _("from"),
        "max": _("to"), "next": _("what follows"), "when": _("fires when"), "actions": _("what to do"),
        "raises_to": _("raises to"), "alert_flags": _("alert flags"), "section": _("part"), "version": _("version"),
        "respond_within_minutes": _("minutes to respond"), "review_hours": _("hours until the next look"),
        "specify": _("opens a free text"), "exclusive": _("stands alone"), "max_choices": _("most answers"),
        "retired": _("retired questions"), "source": _("what counts as an answer"), "domain": _("domain"),
        "strength_score_from": _("counted as strengths"), "excluded_from_total": _("not in the total"),
    }  # fmt: skip


class _Names:
    """What the things of two versions are called."""

    def __init__(self, before, after):
        self.labels, self.sides = {}, (read(before), read(after))
        for data in (before, after):
            numbers = iter(range(1, 10_000))
            for section in data["sections"]:
                self.labels["sections", section["key"]] = chosen(section["title"])
                for raw in section["questions"]:
                    number = "" if raw["type"] == "note" else f"{next(numbers)}. "
                    self.labels["questions", raw["key"]] = f"{number}{chosen(raw['label'])}"
            for kind in ("bands", "immediate_danger_rules"):
                for raw in data["scoring"].get(kind, []):
                    self.labels[kind, raw["code"]] = chosen(raw["label"])

    def of(self, path):
        name = self.labels.get(path[:2], "")
        return f"{name}, {path[3]}" if len(path) > 3 and path[2] == "choices" and path[3] != "order" else name

    def said(self, path, value, side):
        """A value in words; a condition with the numbers of its own version (`side` 0 or 1)."""
        if value is ABSENT:
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, tuple):
            return ", ".join(map(str, value)) or "–"
        if path[-1] in CONDITIONS:
            definition = self.sides[side]
            return conditions.words(Expression(value, [*definition.by_key, "value"]), definition)
        return str(value)
