"""Our three instruments as the files hold them, and answers somebody might give."""

import copy

import pytest
import yaml
from django.utils import translation
from hypothesis import strategies as st

from clients import lists
from clients.instruments import checks, reading

CODES = ("initial_assessment", "comprehensive_biopsychosocial_spiritual", "child_street_followup")
RAW = {code: reading.from_file(f"clients/content/instruments/{code}.yaml") for code in CODES}
DEFINITIONS = {code: checks.load(data, lists.FLAGS.rows()) for code, data in RAW.items()}


def raw(code="child_street_followup"):
    return copy.deepcopy(RAW[code])


def as_file(data):
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()


def question(data, key):
    return next(q for section in data["sections"] for q in section["questions"] if q["key"] == key)


def some_answers(definition):
    """Answers to any of the questions that choose, and numbers."""

    def one(asked):
        if asked.type in ("integer", "decimal"):
            return st.integers(0, 9)
        values = st.sampled_from(sorted(asked.by_value))
        return st.lists(values, unique=True, min_size=1, max_size=4) if asked.many else values

    asked = [q for q in definition.questions if q.chooses or q.type in ("integer", "decimal")]
    return st.fixed_dictionaries({}, optional={q.key: one(q) for q in asked})


@pytest.fixture(autouse=True)
def english():
    """Sentences as they stand in the code."""
    with translation.override("en"):
        yield


def whole(definition):
    """The first answer to everything: enough to finish."""
    given = {}
    for asked in definition.questions:
        if asked.chooses:
            first = next(iter(asked.by_value))
            given[asked.key] = [first] if asked.many else first
        elif asked.type in ("integer", "decimal"):
            given[asked.key] = "5" if asked.type == "integer" else "40"
        elif asked.type == "date":
            given[asked.key] = "2026-11-25" if asked.key.startswith("next") else "2026-11-20"
        elif asked.type == "text":
            given[asked.key] = "Catatan panjang petugas."
    return given
