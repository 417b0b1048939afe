"""Counts beside the menu cost one statement, whoever looks and however many there are."""

import pytest

from rptc.accounts.models import User
from rptc.ui import badges
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(badges, "_registry", {})
    monkeypatch.setattr(badges, "_facts", {})


def people(**having):
    return lambda user: User.objects.filter(**having)


def test_three_counts_are_one_statement(sari, django_assert_num_queries):
    UserFactory.create_batch(3, role="auditor")
    badges.register("a", people(role="auditor"), "auditors")
    badges.register("b", people(role="social_worker"), "colleagues", kind="late")
    badges.register("c", people(role="unit_head"), "heads")
    with django_assert_num_queries(1):
        found = badges.counts(sari)
    assert found == {"a": badges.Badge("3", "auditors"), "b": badges.Badge("1", "colleagues", "late")}


def test_a_fact_comes_in_the_same_statement(sari, django_assert_num_queries):
    badges.register("a", people(role="social_worker"), "colleagues")
    badges.fact("name", lambda user: User.objects.filter(pk=user.pk).values_list("full_name"))
    badges.fact("missing", lambda user: User.objects.filter(full_name="?").values_list("full_name"))
    badges.fact("not hers", lambda user: None)
    with django_assert_num_queries(1):
        counted, facts = badges.ask(sari)
    assert counted == {"a": badges.Badge("1", "colleagues")}
    assert facts == {"name": "Sari", "missing": None}


def test_nothing_to_count_asks_nothing(sari, django_assert_num_queries):
    badges.register("a", lambda user: None, "not for her")
    badges.register("b", lambda user: User.objects.none(), "known to be none")
    with django_assert_num_queries(0):
        assert badges.counts(sari) == {}


def test_a_hundred_is_said_as_more_than_ninety_nine(sari, monkeypatch):
    monkeypatch.setattr(badges, "CAP", 3)
    UserFactory.create_batch(5, role="auditor")
    badges.register("a", people(role="auditor"), "auditors")
    assert badges.counts(sari)["a"].count == "2+"


def test_each_person_counts_their_own(sari, rina):
    badges.register("me", lambda user: User.objects.filter(pk=user.pk, role="unit_head"), "mine")
    assert badges.counts(sari) == {}
    assert badges.counts(rina)["me"].count == "1"


def test_words_with_percent_signs_reach_the_database_as_values(sari):
    badges.register("a", people(full_name="100 % Contoh"), "odd")
    assert badges.counts(sari) == {}


@pytest.mark.urls("tests.ui.urls")
def test_a_whole_frame_is_session_user_and_badges(as_, sari, django_assert_max_num_queries):
    badges.register("desk", people(role="social_worker"), "waiting")
    client = as_(sari)
    client.get("/more/")  # the first page of a visit also notes its time in the session
    with django_assert_max_num_queries(3):
        client.get("/more/")
