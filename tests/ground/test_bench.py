"""The bench copies rows as models would write them, says what is over its limit, and never touches the real data."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from clients.models import Person
from rptc.bench import limits, measuring
from rptc.bench.browser import Answer
from rptc.bench.copying import copy
from rptc.bench.people import Crowd
from tests.factories import PersonFactory, with_nik

NAMES = [*limits.MOST, *limits.AS_THE_FIRST, "registration"]


def told(**ratios):
    """Figures in which everything is well, but for what is named."""
    screens = [
        {"name": name, "p50_ms": 10.0, "p95_ms": 12.0, "ratio": 10.0, "queries": 5} | ratios.get(name, {})
        for name in NAMES
    ]
    return {"clients": 10_000, "floor_ms": 1.0, "screens": screens}


def moved(row):
    """The row taken away and copied back."""
    kept = type(row).objects.get(pk=row.pk)
    type(row).objects.filter(pk=row.pk)._raw_delete("default")
    copy(type(row), [kept])
    return kept, type(row).objects.get(pk=row.pk)


def values(row):
    fields = [f.attname for f in row._meta.concrete_fields]
    return {name: bytes(v) if isinstance(v := getattr(row, name), memoryview) else v for name in fields}


@pytest.mark.django_db
def test_a_copied_row_is_the_row_that_the_model_would_have_written():
    person = PersonFactory(full_name="Sitti\tRahmah\\\n“Dg. Bau”", phone="+6281234567890", marks="tahi lalat")
    before, after = moved(person)
    assert values(before) == values(after)
    before, after = moved(with_nik(person))
    assert values(before) == values(after) and after.read() == "7371012005149001"


@pytest.mark.django_db
def test_new_rows_go_on_behind_the_copied_ones():
    copy(Person, [Person(pk=Person.objects.count() + 500, full_name="Baco Contoh", sex="male")])
    assert PersonFactory().pk > 500


def test_the_crowd_is_the_same_every_time_and_few_are_namesakes():
    first, again = ([Crowd().fields(timezone.localdate())["full_name"] for _ in range(1)] for _ in range(2))
    assert first == again
    crowd = Crowd()
    names = [crowd.fields(timezone.localdate())["full_name"] for _ in range(2000)]
    assert len(set(names)) > 1900


def test_screens_within_their_limits_have_no_faults():
    assert not list(limits.faults(told()))


@pytest.mark.parametrize(
    ("screen", "figures", "sentence"),
    [
        ("list", {"ratio": 41.0}, "list: 41.0 F, at most 40"),
        ("search_word", {"ratio": 61.0}, "search_word: 61.0 F, at most 60"),
        ("file", {"ratio": 50.5}, "file: 50.5 F, at most 50"),
        ("list_deep", {"p50_ms": 16.0}, "list_deep: 1.6 times the first page, at most 1.5"),
        ("registration", {"p95_ms": 130.0}, "registration p95: 130.0 ms, at most 100"),
    ],
)
def test_a_screen_over_its_limit_is_named_with_both_figures(screen, figures, sentence):
    assert list(limits.faults(told(**{screen: figures}))) == [sentence]


def test_what_grows_with_the_city_is_named():
    assert list(limits.faults(told(partners={"ratio": 14.0}), smaller=told())) == [
        "partners: 1.4 times that of 10,000 clients, at most 1.3"
    ]


class Clockwork:
    """A cast whose floor takes a millisecond."""

    def floor(self):
        return Answer(200, b"ok", 0.001, 0, "/")


def test_a_screen_is_measured_as_often_as_the_floor_and_counted_once():
    asked = []

    def once(**headers):
        asked.append(headers)
        return Answer(200, b"", 0.004, 7 if headers else 0, "/")

    floor, [figure] = measuring.measure(Clockwork(), {"list": once}, rounds=4)
    assert floor == pytest.approx(1) and figure.ratio == 4 and figure.queries == 7
    assert asked.count({}) == 4 + measuring.WARM and asked[-1] == {"X-Count": "1"}


@pytest.mark.parametrize("words", [{"clients": 10}, {"rounds": 1}])
def test_too_small_a_bench_says_so(words):
    with pytest.raises(CommandError, match="At least 300 clients"):
        call_command("bench", **words, stdout=io.StringIO())


def test_the_bench_refuses_a_database_that_is_not_its_own(settings, monkeypatch):
    monkeypatch.delenv("RPTC_BENCH", raising=False)
    settings.PG = None
    with pytest.raises(CommandError, match="unset DATABASE_URL"):
        call_command("bench")
