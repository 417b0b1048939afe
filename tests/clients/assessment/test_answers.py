"""What is kept of what was given, and what is wrong with it."""

import pytest

from clients.instruments import checks, reading
from clients.instruments.answers import pruned, taken
from clients.instruments.faults import faults, state
from tests.clients.assessment.conftest import BY_CODE, CALM, SCENARIOS, raw

EVERY = [
    {"key": "born", "type": "date", "constraint": "value <= today()"},
    {"key": "people", "type": "integer", "constraint": "value >= 1 and value <= 20"},
    {"key": "weight", "type": "decimal"},
    {"key": "wish", "type": "text", "required": True, "constraint": "length(value) <= 10"},
    {"key": "needs", "type": "select_multiple", "max_choices": 2},
    {"key": "mood", "type": "scale", "required": True},
    {"key": "thanks", "type": "note"},
]
VALUES = [{"value": v, "specify": v == "c", "exclusive": v == "none"} for v in ("a", "b", "c", "none")]


@pytest.fixture(scope="module")
def every():
    """An instrument with a question of every type."""
    words = {"id": "Kata", "en": "Words"}
    questions = [
        {"domain": "social", "label": words, "constraint_message": {"id": "Terlalu jauh.", "en": "Too far."}}
        | one
        for one in EVERY
    ]
    for one in questions:
        if one["type"] in ("select_multiple", "scale"):
            one["choices"] = [
                c | {"label": words, "exclusive": c["exclusive"] and one["key"] == "needs"} for c in VALUES
            ]
    data = raw() | {"sections": [{"key": "all", "title": words, "questions": questions}]}
    data["scoring"] = {"bands": [raw()["scoring"]["bands"][0]]}
    return checks.load(data, [])


def said(definition, **answers):
    kept = pruned(definition, answers)
    return {f.question.key: f.text for f in faults(definition, kept) if not f.missing}


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("born", "07-12-2017", "2017-12-07"),
        ("born", "2017-12-07", "2017-12-07"),
        ("born", "31-02-2017", "31-02-2017"),
        ("people", " 4 ", 4),
        ("people", "empat", "empat"),
        ("weight", "12,5", 12.5),
        ("wish", "  pulang\r\nbesok ", "pulang\nbesok"),
        ("needs", ["b", "a", "x"], ["a", "b"]),
        ("mood", "a", "a"),
    ],
)
def test_an_answer_is_kept_as_what_it_is_and_a_slip_as_it_was_typed(every, key, typed, kept):
    assert pruned(every, {key: typed}) == {key: kept}


@pytest.mark.parametrize("empty", ["", "   ", [], None])
def test_an_empty_answer_is_no_answer(every, empty):
    assert pruned(every, dict.fromkeys(("born", "people", "wish", "needs", "mood"), empty)) == {}


@pytest.mark.parametrize("forged", ["x", ["a"], ["a", "b"], 3])
def test_a_choice_that_does_not_exist_is_not_kept(every, forged):
    assert pruned(every, {"mood": forged}) == {}


def test_keeping_twice_changes_nothing(every):
    once = pruned(
        every, {"born": "07-12-2017", "weight": "12,5", "people": "4", "needs": ["c"], "needs_c_text": "kue"}
    )
    assert pruned(every, once) == once


def test_the_note_of_a_choice_goes_with_the_choice(every):
    assert pruned(every, {"needs": ["a", "c"], "needs_c_text": " susu "}) == {
        "needs": ["a", "c"],
        "needs_c_text": "susu",
    }
    assert pruned(every, {"needs": ["a"], "needs_c_text": "susu"}) == {"needs": ["a"]}
    assert pruned(every, {"mood": "c", "mood_c_text": "ragu"}) == {"mood": "c", "mood_c_text": "ragu"}


@pytest.mark.parametrize(
    ("answers", "key", "words"),
    [
        ({"born": "31-02-2017"}, "born", "date"),
        ({"born": "01-01-2999"}, "born", "Too far."),
        ({"people": "empat"}, "people", "figures"),
        ({"people": "0"}, "people", "Too far."),
        ({"weight": "berat"}, "weight", "figures"),
        ({"weight": "nan"}, "weight", "figures"),
        ({"weight": "inf"}, "weight", "figures"),
        ({"wish": "sebelas huruf"}, "wish", "Too far."),
        ({"needs": ["a", "none"]}, "needs", "stands alone"),
        ({"needs": ["a", "b", "c"]}, "needs", "at most 2, you ticked 3"),
        ({"needs": ["c"], "needs_c_text": "k" * 251}, "needs", "250 characters, you wrote 251"),
        ({"mood": "c", "mood_c_text": "k" * 251}, "mood", "250 characters"),
    ],
)
def test_a_wrong_answer_gets_a_sentence_with_its_number(every, answers, key, words, english):
    found = said(every, **answers)
    assert (
        set(found) == {key} and words in found[key] and f"Question {every.by_key[key].number}:" in found[key]
    )


def test_right_answers_get_none(every):
    assert (
        said(every, born="07-12-2017", people="4", weight="12,5", wish="pulang", needs=["none"], mood="b")
        == {}
    )


def test_an_empty_optional_answer_skips_its_constraint(every):
    assert [fault.question.key for fault in faults(every, {})] == ["wish", "mood"]
    assert all(fault.missing for fault in faults(every, {}))


def test_a_required_answer_is_missed_in_its_own_words(every, english):
    wish, mood = [fault.text for fault in faults(every, {})]
    assert (wish, mood) == ("Question 4: write an answer.", "Question 6: choose an answer.")


def test_a_hidden_answer_is_dropped_and_what_hung_on_it_too(definition):
    given = BY_CODE["kekerasan_seksual_2_hari"]["answers"]
    assert "violence_when" in pruned(definition, given)
    assert "violence_when" not in pruned(definition, given | {"violence": ["none"]})


def test_what_hangs_on_a_hidden_answer_is_hidden_too():
    data, words = raw(), {"id": "Kata", "en": "Words"}
    choices = [{"value": "yes", "label": words}, {"value": "no", "label": words}]
    common = {"type": "select_one", "domain": "social", "label": words, "choices": choices}
    chain = [{"key": "a"}, {"key": "b", "relevance": "a == 'yes'"}, {"key": "c", "relevance": "b == 'yes'"}]
    data["sections"] = [{"key": "all", "title": words, "questions": [common | one for one in chain]}]
    data["scoring"] = {"bands": [data["scoring"]["bands"][0]]}
    definition = checks.load(data, [])
    assert pruned(definition, {"a": "no", "b": "yes", "c": "yes"}) == {"a": "no"}
    assert len(pruned(definition, {"a": "yes", "b": "yes", "c": "yes"})) == 3


def test_a_guardian_is_asked_for_a_child_only(definition):
    child = CALM | {"age_group": "age6_11", "guardian_reachable": "not_known"}
    assert "guardian_reachable" in pruned(definition, child)
    assert "guardian_reachable" not in pruned(definition, child | {"age_group": "age18_59"})


def test_without_an_age_group_nobody_is_taken_for_a_child(definition):
    assert "guardian_reachable" not in pruned(definition, {"guardian_reachable": "not_known"})


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s["code"])
def test_the_scenarios_are_whole(definition, scenario):
    assert faults(definition, pruned(definition, scenario["answers"])) == []


def test_each_required_answer_left_out_is_named_with_its_part(definition):
    for question in definition.questions:
        if question.required and question.key in CALM:
            left = pruned(definition, {k: v for k, v in CALM.items() if k != question.key})
            assert question.key in [fault.question.key for fault in faults(definition, left)]
            section = next(f.section for f in faults(definition, left) if f.question.key == question.key)
            assert question in section.questions


def test_a_part_is_not_begun_then_in_progress_then_done(definition):
    opening = definition.sections[0]
    whole = pruned(definition, CALM)
    begun = {"age_group": whole["age_group"]}
    assert [state(definition, opening, answers) for answers in ({}, begun, whole)] == [
        "todo",
        "begun",
        "done",
    ]


def test_a_part_with_a_wrong_answer_is_not_done(definition):
    last, whole = definition.sections[-1], pruned(definition, CALM | {"own_wish": "x" * 501})
    assert state(definition, last, whole) == "begun"


def test_a_page_takes_only_the_answers_of_its_own_questions(definition):
    opening = definition.sections[0]
    assert set(taken(opening.questions, CALM)) == {question.key for question in opening.questions}


def test_reading_a_published_definition_needs_no_list_of_flags():
    assert reading.read(raw()).code == "initial_assessment"
