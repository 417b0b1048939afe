"""The list of cases: who finds whom, by which filter, page after page."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from clients.models import Episode, LocalClass
from rptc.places.models import District
from tests.factories import EpisodeFactory, PersonFactory, with_nik

pytestmark = pytest.mark.django_db
LIST = "/clients/all/"


def numbers(answer):
    return [task.code for task in answer.context["tasks"]]


def test_running_cases_stand_newest_first_with_risk_and_worker(as_, sari, case, assessed):
    assessed(case, band="high")
    EpisodeFactory(number="K-2026-0400", arrived_at=timezone.now())
    EpisodeFactory(number="K-2025-0001", state="closed", closed_at=timezone.now())
    answer = as_(sari).get(LIST)
    assert numbers(answer) == ["K-2026-0400", "K-2026-0398"]
    fresh, ours = answer.context["tasks"]
    assert (ours.title, ours.tag) == ("Udin", "Risiko: tinggi")
    assert "Sari" in ours.meta
    assert fresh.tag == "Belum diasesmen"


def test_what_the_worker_judged_stands_above_what_was_computed(as_, sari, case, assessed):
    made = assessed(case, band="low")
    type(made).objects.filter(pk=made.pk).update(judged_band="immediate")
    assert numbers(as_(sari).get(LIST, {"risk": "immediate"})) == ["K-2026-0398"]
    assert not numbers(as_(sari).get(LIST, {"risk": "low"}))
    assert not numbers(as_(sari).get(LIST, {"risk": "none"}))


def test_a_restricted_file_is_on_the_list_of_its_team_alone(as_, sari, andi, rina, case):
    case.person.restricted = True
    case.person.save()
    assert numbers(as_(sari).get(LIST)) == numbers(as_(rina).get(LIST)) == ["K-2026-0398"]
    answer = as_(andi).get(LIST)
    assert not numbers(answer)
    assert answer.context["page"].total == "0 baris"


def test_no_nik_and_no_name_of_a_child_before_the_law_stands_there(as_, sari, case):
    with_nik(PersonFactory(), "7371012005149002")
    abh = LocalClass.objects.get(code="abh")
    EpisodeFactory(person__full_name="Nama Rahasia", age=15, ppks_class=abh, number="K-2026-0401")
    page = as_(sari).get(LIST).content.decode()
    assert "737101" not in page
    assert "Nama Rahasia" not in page
    assert "N.R." in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"A", "B"}),
        ({"state": "closed"}, {"C"}),
        ({"state": "all"}, {"A", "B", "C"}),
        ({"ppks": "anak_jalanan"}, {"A"}),
        ({"district": "panakkukang"}, {"A", "B"}),
        ({"month": "2026-10"}, {"B"}),
        ({"month": "2026-13"}, {"A", "B"}),
        ({"risk": "none"}, {"A", "B"}),
        ({"ppks": "tidak-ada", "worker": "x"}, {"A", "B"}),
    ],
)
def test_each_filter_finds_its_cases_and_nonsense_filters_nothing(as_, sari, asked, found):
    place = District.objects.first()
    other = LocalClass.objects.exclude(code="anak_jalanan").exclude(code="abh").first()
    with time_machine.travel(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        EpisodeFactory(number="A", found_district=place)
        october = datetime(2026, 10, 31, 14, tzinfo=UTC)
        EpisodeFactory(number="B", person__district=place, ppks_class=other, arrived_at=october)
        EpisodeFactory(number="C", state="closed", closed_at=timezone.now())
        if "district" in asked:
            asked = {"district": place.code}
        assert set(numbers(as_(sari).get(LIST, asked))) == found


def test_the_worker_is_found_by_the_code_and_the_chip_takes_the_filter_away(as_, sari, oci, case):
    EpisodeFactory(case_worker=oci, number="K-2026-0402")
    answer = as_(sari).get(LIST, {"worker": oci.code, "ppks": "anak_jalanan"})
    assert numbers(answer) == ["K-2026-0402"]
    assert {chip.href for chip in answer.context["chips"]} == {"?ppks=anak_jalanan", f"?worker={oci.code}"}
    assert oci.get_full_name() in " ".join(str(chip.label) for chip in answer.context["chips"])


def test_pages_follow_each_other_and_lose_nobody(as_, sari):
    for n in range(30):
        EpisodeFactory(number=f"K-2026-{n:04}", arrived_at=timezone.now() - timedelta(hours=n // 2))
    client = as_(sari)
    first = client.get(LIST)
    second = client.get(LIST + first.context["page"].older)
    assert len(numbers(first)) == 25
    assert sorted(numbers(first) + numbers(second)) == sorted(
        Episode.objects.values_list("number", flat=True)
    )


@pytest.mark.parametrize("many", [1, 20])
def test_the_list_asks_the_same_few_questions(as_, sari, django_assert_max_num_queries, many):
    for _n in range(many):
        EpisodeFactory()
    client = as_(sari)
    client.get("/more/")
    with django_assert_max_num_queries(10):
        assert client.get(LIST).status_code == 200
