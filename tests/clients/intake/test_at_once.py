"""Two phones at the same second, and how many statements a page needs."""

import threading

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from clients.actions.register import NeedsPermission, submit
from clients.models import Draft, Episode, NumberSeries, Person
from rptc.lib.actor import Actor
from tests.clients.intake.stories import aco, begin


def together(*acts):
    """Run the acts in threads that start at once; their results, or the exceptions they met."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(i, act):
        try:
            gate.wait(10)
            results[i] = act()
        except Exception as met:
            results[i] = met
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


@pytest.mark.django_db(transaction=True)
def test_two_threads_take_different_numbers_without_a_gap():
    def ten():
        taken = []
        for _ in range(10):
            with transaction.atomic():
                taken.append(NumberSeries.next("K", 2026))
        return taken

    first, second = together(ten, ten)
    assert sorted(first + second) == [f"K-2026-{n:04}" for n in range(1, 21)]


@pytest.mark.django_db(transaction=True)
def test_a_number_that_was_not_used_is_given_again():
    with pytest.raises(RuntimeError), transaction.atomic():
        NumberSeries.next("K", 2026)
        raise RuntimeError
    with transaction.atomic():
        assert NumberSeries.next("K", 2026) == "K-2026-0001"


@given(st.lists(st.sampled_from([2024, 2025, 2026]), max_size=12))
@pytest.mark.django_db
def test_each_year_counts_for_itself(years):
    with transaction.atomic():
        given_out = [NumberSeries.next("K", year) for year in years]
        assert given_out == [f"K-{year}-{years[: i + 1].count(year):04}" for i, year in enumerate(years)]
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_two_phones_sending_one_draft_make_one_case(as_, sari):
    desk = begin(as_(sari), sari)
    desk.write_all()
    send = lambda: submit(Draft.objects.get(pk=desk.draft.pk), by=Actor.of(sari))  # noqa: E731
    first, second = together(send, send)
    assert first == second == Episode.objects.get()


@pytest.mark.django_db(transaction=True)
def test_two_drafts_with_one_nik_sent_at_once_make_one_case_and_one_question(as_, sari):
    desks = [begin(as_(sari), sari) for _ in range(2)]
    for desk, name in zip(desks, ("Baco", "Usman"), strict=True):
        desk.write_all(identity=aco()["identity"] | {"full_name": name, "nik": "7371011208149001"})
    results = together(*(lambda d=desk: submit(d.draft, by=Actor.of(sari)) for desk in desks))
    assert sorted(type(result) for result in results if not isinstance(result, Episode)) == [NeedsPermission]
    assert Person.objects.count() == 1


PAGES = ["draft", "draft-check", "draft-done", "draft-duplicates"]


@pytest.mark.django_db
def test_every_page_stays_within_its_statements(as_, sari):
    """Twelve for the page and five for its frame, however long the lists are."""
    desk = begin(as_(sari), sari)
    for n in range(4):
        desk.client.post(
            desk.address("draft-item-add", "family"),
            {"name": f"Kerabat {n}", "relation": "sibling", "version": "1"},
        )
    desk.write_all(
        family={},
        problem={"ppks_class": "orang_terlantar", "nearest": ["pmbs"], "secondary": ["odgj", "napza"]},
    )
    addresses = [desk.address(name) for name in PAGES] + [
        desk.address("draft-section", code) for code in aco()
    ]
    counted = {}
    for address in [*addresses, "/clients/drafts/"]:
        with CaptureQueriesContext(connection) as captured:
            desk.client.get(address)
        counted[address] = len(captured)
    assert {address: n for address, n in counted.items() if n > 17} == {}
