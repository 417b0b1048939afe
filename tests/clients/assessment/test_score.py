"""What answers come to, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clients import lists
from clients.instruments import checks, explain
from clients.instruments.answers import pruned
from clients.instruments.score import result, weight
from tests.clients.assessment.conftest import BY_CODE, CALM, SCENARIOS, raw

INSTRUMENT = checks.load(raw(), lists.FLAGS.rows())


def as_expected(outcome):
    return {
        "total": outcome.total, "domains": outcome.domains, "strength_score": outcome.strength,
        "score_band": outcome.score_band, "result_band": outcome.result_band,
        "rules": [rule.code for rule in outcome.rules], "alert_flags": outcome.flags,
    }  # fmt: skip


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s["code"])
def test_the_twenty_scenarios_give_what_was_read_through_by_eye(definition, scenario):
    assert as_expected(result(definition, scenario["answers"])) == scenario["expected"]


def test_there_are_twenty_of_them():
    assert len(SCENARIOS) == 20


def test_a_question_weighs_no_more_than_its_cap(definition):
    observed = definition.by_key["observed_condition"]
    assert (
        weight(observed, {"observed_condition": ["bleeding", "breathing", "confused"]})
        == observed.score_cap
        == 8
    )


def test_strengths_never_lower_the_danger(definition):
    strong = CALM | {"strengths": ["trusted_person", "faith_hope", "wants_change"]}
    weak, outcome = result(definition, CALM), result(definition, strong)
    assert (outcome.strength, outcome.total, outcome.result_band) == (3, weak.total, weak.result_band)


def test_a_danger_rule_lifts_a_low_total(definition):
    outcome = result(definition, CALM | {"dependants_left": "yes"})
    assert (outcome.score_band, outcome.result_band) == ("low", "high")


def test_a_hidden_answer_weighs_nothing(definition):
    adult = CALM | {"guardian_reachable": "maybe_unsafe"}
    assert as_expected(result(definition, adult)) == as_expected(result(definition, CALM))


def some_answers():
    def one(question):
        values = st.sampled_from(sorted(question.by_value))
        return st.lists(values, unique=True, max_size=4) if question.many else values

    return st.fixed_dictionaries({}, optional={q.key: one(q) for q in INSTRUMENT.questions if q.chooses})


@given(some_answers())
@settings(max_examples=200, deadline=None)
def test_whatever_is_answered_the_result_is_the_highest_that_speaks(answers):
    outcome, order = result(INSTRUMENT, answers), INSTRUMENT.order.index
    assert outcome.total == sum(outcome.domains.values())
    assert order(outcome.result_band) == max(
        map(order, [outcome.score_band, *(r.raises_to for r in outcome.rules)])
    )
    assert outcome.total == sum(
        one.points for one in explain.behind_total(INSTRUMENT, pruned(INSTRUMENT, answers))
    )


@given(some_answers())
@settings(max_examples=200, deadline=None)
def test_every_rule_that_fires_can_say_why(answers):
    kept = pruned(INSTRUMENT, answers)
    for rule in result(INSTRUMENT, answers).rules:
        assert explain.behind(INSTRUMENT, rule, kept)


def test_the_reasons_of_a_rule_are_the_answers_that_fired_it(definition):
    kept = pruned(definition, BY_CODE["anak_eksploitasi_seksual"]["answers"])
    rule = next(rule for rule in definition.rules if rule.code == "minor_sexual_exploitation")
    found = {one.question.key: one.words for one in explain.behind(definition, rule, kept)}
    assert found == {
        "age_group": ["12–17 tahun"],
        "exploitation_signs": ["Diminta atau dipaksa melayani seksual"],
    }


def test_a_note_is_said_with_its_choice(definition):
    question = definition.by_key["language"]
    answers = {"language": "other", "language_other_text": "Konjo"}
    assert explain.words(question, answers) == ["Lainnya, sebutkan: Konjo"]


def test_an_empty_form_warns_of_nothing_and_a_bleeding_client_at_once(definition):
    assert explain.dangers(definition, {}) == []
    assert [rule.code for rule in explain.dangers(definition, {"observed_condition": ["bleeding"]})] == [
        "medical_emergency"
    ]
