"""Departures from rules: asked for, decided once, said on the desk, counted where each number opens its list."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone, translation

from clients.models import Episode
from rptc.desk.deviations import counts, pages
from rptc.flow import NotAllowed
from rptc.lib.refused import Refused
from rptc.sop import deviations
from rptc.sop.models import Deviation
from tests import factories as make

pytestmark = pytest.mark.django_db
RULE = "initial_assessment"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def case(sari):
    return make.EpisodeFactory(case_worker=sari)


def ask(case, actor, days=3):
    until = timezone.localdate() + timedelta(days=days)
    return deviations.ask(RULE, case, until=until, reason="Klien di rumah sakit", by=actor)


def lines(as_, user):
    groups = as_(user).get("/").context["groups"]
    return {name: list(getattr(groups, name)) for name in ("late", "today", "later")}


def test_what_was_agreed_is_not_plain_late_and_still_counts_as_late(as_, sari, rina, by, case):
    assert len(lines(as_, sari)["late"]) == 1
    asked = ask(case, by(sari))
    assert len(lines(as_, sari)["late"]) == 1  # asking changes nothing
    deviations.approve(asked, by=by(rina))
    shown = lines(as_, sari)
    assert shown["late"] == [] and shown["later"][0].kind == "info"
    assert list(Episode.objects.running().without_initial_assessment()) == [case]  # the promise stays


def test_when_the_day_has_passed_it_is_late_again(as_, sari, rina, by, case, time_machine):
    deviations.approve(ask(case, by(sari), days=0), by=by(rina))
    assert lines(as_, sari)["late"] == []
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert len(lines(as_, sari)["late"]) == 1


def test_the_unit_head_reads_it_on_her_desk_and_says_no(as_, sari, rina, by, case):
    asked = ask(case, by(sari))
    assert [task.code for task in lines(as_, rina)["today"] if asked.code in task.href] == [case.number]
    page = as_(rina).post(f"/settings/deviations/{asked.code}/", {"say": "no", "reason": ""})
    assert page.status_code == 200 and "reason" in page.context["form"].errors
    assert (
        as_(rina)
        .post(f"/settings/deviations/{asked.code}/", {"say": "no", "reason": "Terlalu lama"})
        .status_code
        == 302
    )
    asked.refresh_from_db()
    assert asked.refused_by == "Bu Rina" and asked.decision == "Terlalu lama"
    assert not Deviation.objects.agreed(RULE, "episode").exists()


def test_it_is_decided_once(sari, rina, by, case):
    asked = deviations.approve(ask(case, by(sari)), by=by(rina))
    with pytest.raises(Refused):
        deviations.refuse(asked, reason="x", by=by(rina))
    assert deviations.approve(asked, by=by(rina)).approved_at == asked.approved_at


def test_a_worker_decides_nothing(sari, by, case):
    with pytest.raises(NotAllowed):
        deviations.approve(ask(case, by(sari)), by=by(sari))


def test_the_same_is_not_asked_twice(sari, by, case):
    ask(case, by(sari))
    with pytest.raises(Refused, match="already"):
        ask(case, by(sari))


@pytest.mark.parametrize("days", [-1, 367])
def test_not_until_a_day_that_passed_or_lies_years_ahead(sari, by, case, days):
    with pytest.raises(Refused) as refused:
        ask(case, by(sari), days)
    assert refused.value.field == "until"


def test_what_was_recorded_cannot_be_changed(sari, by, case):
    asked = ask(case, by(sari))
    for change in ({"reason": "Lain"}, {"rule": "x"}, {"recorded_by": "X"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Deviation.objects.filter(pk=asked.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        asked.delete()


def test_each_number_is_the_length_of_the_list_it_opens(as_, sari, rina, by, case):
    for reason in ("a", "b"):
        deviations.deviate("intake_record", case, reason=reason, by=by(sari))
    ask(case, by(sari))
    assert [(words, cells[-1][0]) for words, cells in counts.table({}).lines] == [
        ("intake_record", 2),
        (RULE, 1),
    ]
    for _words, cells in counts.table({}).lines:
        n, href = cells[-1]
        assert len(as_(rina).get(href).context["rows"]) == n


@pytest.mark.parametrize(
    ("query", "n"),
    [("", 3), ("?state=waiting", 2), ("?state=approved", 1), ("?state=advance", 1), ("?state=after", 2), ("?state=refused", 0),
     ("?month=2020-01", 0), ("?month=x", 3), ("?rule=room_rule", 1), ("?worker=0", 3)],
)  # fmt: skip
def test_the_list_is_narrowed_in_its_address(as_, sari, rina, by, case, query, n):
    deviations.deviate("intake_record", case, reason="a", by=by(sari))
    deviations.deviate("room_rule", case, reason="b", by=by(rina), approved=True)
    ask(case, by(sari))
    assert len(as_(rina).get(f"/settings/deviations/{query}").context["rows"]) == n
    assert pages.found({}).count() == 3


def test_an_auditor_reads_how_many_and_no_reasons(as_, tono, sari, by, case):
    deviations.deviate("intake_record", case, reason="Listrik padam di pulau", by=by(sari))
    page = as_(tono).get("/settings/deviations/").content.decode()
    assert case.number in page and "Listrik padam" not in page and case.person.code not in page


def test_a_worker_asks_from_the_file_and_the_file_shows_it(as_, sari, case):
    typed = {"rule": RULE, "until": timezone.localdate().isoformat(), "reason": "Klien di rumah sakit"}
    there = f"/clients/{case.person.code}/closure/"
    assert as_(sari).post(f"/clients/{case.person.code}/deviations/new/", typed).url == there
    assert "Klien di rumah sakit" in as_(sari).get(there).content.decode()
    again = as_(sari).post(f"/clients/{case.person.code}/deviations/new/", typed)
    assert again.status_code == 200 and "Klien di rumah sakit" in again.content.decode()
