"""Loading an instrument: ours is good, and every slip somebody could type is named."""

import pytest

from clients import lists
from clients.instruments import checks, reading
from clients.instruments.checks import Invalid
from clients.instruments.texts import Text
from tests.clients.assessment.conftest import raw

pytestmark = pytest.mark.usefixtures("english")
FLAGS = lists.FLAGS.rows()


def question(data, key):
    return next(q for section in data["sections"] for q in section["questions"] if q["key"] == key)


def test_the_initial_assessment_asks_twenty_five_questions_in_four_parts(definition):
    assert (len(definition.questions), len(definition.sections)) == (25, 4)
    assert [q.number for q in definition.questions] == list(range(1, 26))
    assert definition.order == ["low", "medium", "high", "immediate"]


def test_every_text_of_it_speaks_both_languages(definition):
    texts = [q.label for q in definition.questions] + [
        c.label for q in definition.questions for c in q.choices
    ]
    texts += [band.next for band in definition.bands] + [rule.actions for rule in definition.rules]
    assert all(text.complete for text in texts)


def test_a_text_follows_the_language_of_the_reader(settings):
    from django.utils import translation

    text = Text({"id": "Ya", "en": "Yes"})
    with translation.override("en"):
        assert str(text) == "Yes"
    with translation.override("id"):
        assert str(text) == "Ya"


def test_the_same_definition_has_the_same_fingerprint_whatever_the_order_of_its_keys():
    data = raw()
    turned = dict(reversed(list(data.items())))
    assert reading.fields(data)["sha256"] == reading.fields(turned)["sha256"]
    question(data, "violence")["required"] = False
    assert reading.fields(raw())["sha256"] != reading.fields(turned)["sha256"]


def slip(change):
    data = raw()
    change(data)
    with pytest.raises(Invalid) as refused:
        checks.load(data, FLAGS)
    return " ".join(map(str, refused.value.slips))


def edit(key, /, **changes):
    return lambda data: question(data, key).update(changes)


def rule(code, /, **changes):
    return lambda data: next(
        r for r in data["scoring"]["immediate_danger_rules"] if r["code"] == code
    ).update(changes)


def text(words):
    return {"id": words, "en": words}


ONE_LANGUAGE = {"id": "Saja"}
CHOICES = [{"value": "a", "label": text("A")}, {"value": "a", "label": text("B")}]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.pop("scoring"), "scoring"),
        (edit("own_wish", key="pregnancy"), "used 2 times"),
        (edit("own_wish", key="own wish"), "not a name"),
        (edit("own_wish", key="value"), "not a name"),
        (edit("own_wish", type="slider"), "unknown type"),
        (edit("own_wish", source="rumour"), "unknown source"),
        (edit("own_wish", domain="money"), "unknown domain"),
        (edit("own_wish", choices=CHOICES), "answers to choose belong"),
        (edit("language", choices=CHOICES), "twice"),
        (edit("own_wish", constraint_message={}), "without its sentence"),
        (edit("own_wish", label=ONE_LANGUAGE), "one language only"),
        (edit("own_wish", label_child=ONE_LANGUAGE), "one language only"),
        (edit("own_wish", constraint="length(value) <= limit"), "not known here: limit"),
        (edit("age_group", relevance="violence_when == 'longer'"), "not known here: violence_when"),
        (edit("violence_when", relevance="selected(violence, 'sexsual')"), "has no answer “sexsual”"),
        (edit("violence_when", relevance="__import__('os')"), "not a condition"),
        (rule("suicide_risk", when="self_harm == 'plan'"), "has no answer “plan”"),
        (rule("suicide_risk", when="self_ham == 'thoughts'"), "self_ham"),
        (rule("suicide_risk", raises_to="terrible"), "terrible is no band"),
        (rule("suicide_risk", alert_flags=["danger"]), "danger is no alert flag"),
        (lambda d: d["scoring"]["bands"][1].update(min=9), "gap"),
        (lambda d: d["scoring"]["bands"][3].update(max=40), "above the last band"),
        (lambda d: d["scoring"]["bands"][0].update(code="quiet"), "bands are"),
        (lambda d: d["scoring"].update(strength_score_from=["hopes"]), "hopes is no question"),
        (lambda d: d["sections"][0].update(title=ONE_LANGUAGE), "one language only"),
        (lambda d: question(d, "age_group")["choices"][0].update(score=-1), "negative"),
        (lambda d: question(d, "age_group")["choices"][0].update(exclusive=True), "exclusive"),
    ],
)  # fmt: skip
def test_a_slip_is_named_and_the_instrument_refused(change, said):
    assert said in slip(change)


def test_all_slips_are_named_at_once():
    def change(data):
        edit("own_wish", source="rumour")(data)
        rule("suicide_risk", alert_flags=["danger"])(data)

    said = slip(change)
    assert "rumour" in said and "danger is no alert flag" in said


def test_choices_may_come_from_a_shared_list():
    data = raw()
    wish = question(data, "own_wish")
    wish.pop("constraint"), wish.pop("constraint_message")
    wish |= {"type": "scale", "choices_from": "yes_no_unknown"}
    loaded = checks.load(data, FLAGS)
    assert list(loaded.by_key["own_wish"].by_value) == ["yes", "no", "unknown", "declined"]
