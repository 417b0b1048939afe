"""A form that is sent with faults says what to do, in our words, and leads there."""

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from rptc.lib.refused import Refused
from rptc.ui import fields
from rptc.ui.forms import House
from rptc.ui.gallery import Faulty
from rptc.ui.summary import Fault, faults, once


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def shown(form, before=""):
    source = "{% load ui crispy_forms_filters %}" + before + "{{ form|crispy }}"
    return Template(source).render(Context({"form": form}))


class Intake(House, forms.Form):
    nik = forms.CharField(label="NIK", max_length=16)
    age = forms.IntegerField(label="Age", min_value=0, max_value=120)
    why = forms.CharField(label="Reason", error_messages={"required": "Say why."})
    seat = forms.CharField(label="Seat")

    missing = {"seat": "Take a seat."}


def test_an_empty_answer_is_asked_for_by_its_name():
    errors = Intake({}).errors
    assert errors["nik"] == ["Enter NIK."]
    assert errors["age"] == ["Enter age."]


def test_words_that_an_author_gave_win():
    errors = Intake({}).errors
    assert errors["why"] == ["Say why."]
    assert errors["seat"] == ["Take a seat."]


def test_too_long_too_small_and_not_a_number_are_said_with_figures():
    errors = Intake({"nik": "7" * 17, "age": "-1", "why": "x", "seat": "x"}).errors
    assert errors["nik"] == ["Shorten NIK: at most 16 characters, you wrote 17."]
    assert errors["age"] == ["Write age as at least 0."]
    assert Intake({"age": "tua"}).errors["age"] == ["Write age in figures."]


def test_a_choice_is_chosen_not_entered():
    assert Faulty({}).errors["sex"] == ["Choose sex."]
    assert Faulty({"sex": "x"}).errors["sex"] == ["Choose sex from the list."]


def test_the_summary_leads_to_the_first_radio_and_the_first_box():
    anchors = {fault.text: fault.anchor for fault in faults(Faulty({}))}
    assert anchors["Choose sex."] == "id_sex_0"
    assert anchors["Choose needs tonight."] == "id_needs_0"
    assert anchors["Enter full name."] == "id_full_name"


def test_every_anchor_of_the_summary_is_an_input_on_the_page():
    form = Faulty({})
    page = shown(form)
    for fault in faults(form):
        assert f'href="#{fault.anchor}"' in page and f'id="{fault.anchor}"' in page


def test_an_error_of_the_whole_form_leads_nowhere_and_comes_first():
    form = Intake({})
    form.add_error(None, "The bed was taken.")
    assert faults(form)[0] == Fault("The bed was taken.", "")


def test_the_summary_is_shown_once_although_layout_and_crispy_both_ask():
    assert shown(Faulty({}), before="{% error_summary form %}").count("data-error-summary") == 1
    form = Faulty({})
    assert once(form) and not once(form)


def test_a_form_nobody_sent_has_no_summary():
    assert "data-error-summary" not in shown(Faulty())


def test_optional_is_written_out_and_nothing_carries_an_asterisk():
    page = shown(Faulty())
    assert "Nickname (optional)" in page and "Full name (optional)" not in page
    assert "*</" not in page and " required" not in page


def test_a_question_nobody_asked_is_not_required_and_its_answer_is_dropped():
    sent = {"full_name": "Aco", "sex": "m", "seen": "2026-11-24T14:32", "source": "police", "needs": ["food"]}
    form = Faulty(sent | {"other": "gossip"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["other"] == ""
    assert Faulty(sent | {"source": "other"}).errors == {"other": ["Enter which other source?."]}


@pytest.mark.parametrize(
    ("rule", "given", "asked"),
    [
        ("a=1|2", {"a": "2"}, True),
        ("a=1|2", {"a": "3"}, False),
        ("a=", {}, True),
        ("a=", {"a": "3"}, False),
        ("a", {"a": "3"}, True),
        ("a", {}, False),
    ],
)
def test_when_a_question_is_asked(rule, given, asked):
    class Form(House, forms.Form):
        a = forms.CharField(required=False)
        b = forms.CharField(required=False)
        shown_when = {"b": rule}

    form = Form(given | {"b": "kept"})
    assert form.is_valid() and form.cleaned_data["b"] == ("kept" if asked else "")


class Days(House, forms.Form):
    born = fields.BirthField(label="Date of birth")
    day = fields.DayField(label="Day")
    at = fields.MomentField(label="Time")
    sum = fields.RupiahField(label="Budget")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_date_survives_a_failed_send_in_both_languages(language):
    with translation.override(language):
        form = Days(initial={"born": "", "day": "", "at": ""})
        sent = {"born": "7-12-2017", "day": "2026-11-24", "at": "2026-11-24T14:32", "sum": "Rp10.084.083.112"}
        form = Days(sent)
        assert form.is_valid(), form.errors
        again = shown(Days(initial=form.cleaned_data))
        assert 'value="07-12-2017"' in again and 'value="2026-11-24"' in again
        assert 'value="2026-11-24T14:32"' in again
        assert form.cleaned_data["sum"] == 10084083112


def test_a_month_is_never_read_first():
    assert Days({"born": "04/25/2016"}).errors["born"] == [
        "Write the date as day-month-year, for example 07-12-2017."
    ]


class Late(Refused):
    field = "when"


class Bed(House, forms.Form):
    when = forms.CharField(required=False)
    bed = forms.CharField(required=False)


@pytest.mark.parametrize(
    ("refused", "field"),
    [
        (Refused("Taken.", "bed"), "bed"),
        (Late("Too late."), "when"),
        (Late("Taken.", "bed"), "bed"),
        (Refused("No."), "__all__"),
        (Refused("No.", "elsewhere"), "__all__"),
    ],
)
def test_a_refusal_stands_at_the_answer_that_it_is_about_or_above_the_form(refused, field):
    form = Bed({})
    form.refuse(refused)
    assert form.errors == {field: [refused.sentence]}
