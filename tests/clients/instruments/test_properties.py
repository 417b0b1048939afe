"""Whatever somebody answers, and whatever somebody edits: nothing is scored otherwise, and nothing changes unsaid."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clients.instruments.compare import Filled, compare
from clients.instruments.differences import differences, in_between
from clients.instruments.flat import applied, difference, flat
from clients.instruments.score import result
from tests.clients.instruments import reference
from tests.clients.instruments.conftest import CODES, DEFINITIONS, RAW, some_answers

pytestmark = pytest.mark.usefixtures("english")
COMPREHENSIVE = DEFINITIONS["comprehensive_biopsychosocial_spiritual"]
few = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize("code", CODES)
@given(data=st.data())
@few
def test_random_answers_come_to_what_the_reference_says(code, data):
    answers = data.draw(some_answers(DEFINITIONS[code]))
    ours = result(DEFINITIONS[code], answers)
    got = (
        ours.total,
        ours.domains,
        ours.strength,
        ours.score_band,
        ours.result_band,
        [r.code for r in ours.rules],
    )
    assert got == reference.result(RAW[code], answers)


@given(answers=some_answers(COMPREHENSIVE))
@few
def test_an_assessment_compared_with_itself_has_no_difference(answers):
    one = Filled.of(COMPREHENSIVE, answers)
    assert not compare(one, one)


@given(before=some_answers(COMPREHENSIVE), after=some_answers(COMPREHENSIVE))
@few
def test_a_comparison_names_exactly_the_questions_answered_otherwise(before, after):
    one, two = Filled.of(COMPREHENSIVE, before), Filled.of(COMPREHENSIVE, after)
    said = {changed.question.key for changed in compare(one, two).changed}
    assert said == {
        k for k in one.answers.keys() | two.answers.keys() if one.answers.get(k) != two.answers.get(k)
    }


@pytest.mark.parametrize("code", CODES)
def test_a_definition_does_not_differ_from_itself(code):
    assert difference(RAW[code], copy.deepcopy(RAW[code])) == {}
    assert differences(RAW[code], RAW[code]) == []


EDITS = ("reword", "weigh", "retire", "add", "move", "band", "choice", "optional", "rule")


def edited(data, edit, pick):  # noqa: C901 - a list of edits
    """One edit of a unit head at a random question."""
    sections = [s for s in data["sections"] if s["questions"]]
    section = pick(sections)
    asked = pick(section["questions"])
    if edit == "reword":
        asked["label"] = {"id": "Kata lain?", "en": "Other words?"}
    elif edit == "weigh" and asked.get("choices"):
        pick(asked["choices"])["score"] = 9
    elif edit == "retire":
        section["questions"].remove(asked)
    elif edit == "add":
        new = {"key": "brand_new", "type": "text", "label": {"id": "Baru?", "en": "New?"}, "domain": "bio"}
        section["questions"] = [new, *section["questions"]]
    elif edit == "move":
        section["questions"].reverse()
    elif edit == "band":
        data["scoring"]["bands"][0]["max"] += 1
        data["scoring"]["bands"][1]["min"] += 1
    elif edit == "choice" and asked.get("choices"):
        asked["choices"].append({"value": "brand_new", "label": {"id": "Lain", "en": "Else"}})
    elif edit == "optional":
        asked["required"] = not asked.get("required", False)
    elif edit == "rule":
        data["scoring"]["immediate_danger_rules"].pop()


@pytest.mark.parametrize("code", CODES)
@given(data=st.data(), edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=4, unique=True))
@settings(max_examples=40, deadline=None)
def test_the_difference_tells_every_change_and_nothing_else(code, data, edits):
    new = copy.deepcopy(RAW[code])
    for edit in edits:
        edited(new, edit, lambda things: data.draw(st.sampled_from(things)))
    changes = difference(RAW[code], new)
    assert applied(changes, flat(RAW[code])) == flat(new)


@pytest.mark.parametrize("edit", EDITS)
def test_each_kind_of_edit_is_said_in_words(edit):
    old = RAW["child_street_followup"]
    new = copy.deepcopy(old)
    edited(new, edit, lambda things: things[-1])
    if edit == "retire":
        new["retired"] = ["visit_note"]
    changes = difference(old, new)
    said = {path for _kind, _words, these in differences(old, new) for one in these for path in one.paths}
    assert said == {path for path, pair in changes.items() if not in_between(path, *pair)}
    assert said or edit in ("weigh", "choice")
