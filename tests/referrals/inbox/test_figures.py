"""A partner's own figures: only what it owed, by the original promise, of the last ninety days."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from referrals.actions import extensions, handovers, lifecycle
from referrals.inbox.figures import by_way, table
from referrals.models import Extension
from rptc.lib.actor import Actor
from tests.factories import EpisodeFactory
from tests.referrals.domain.conftest import in_english  # noqa: F401 an autouse fixture
from tests.referrals.domain.people import receiving_partner
from tests.referrals.domain.progress import accepted, in_service, sent
from tests.referrals.inbox.conftest import cost, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast_of(sari, rina, yusuf):
    return {"sari": Actor.of(sari), "rina": Actor.of(rina), "yusuf": yusuf}


@pytest.fixture
def ago():
    """`ago(days)`: the program lives that long ago until the next call; `ago(0)` is today."""
    travellers, today = [], timezone.now()

    def go(days):
        while travellers:
            travellers.pop().stop()
        if days:
            travellers.append(time_machine.travel(today - timedelta(days=days), tick=False))
            travellers[-1].start()

    yield go
    go(0)


def figures(partner):
    return {line.label: (line.value, line.n) for line in table(partner, timezone.now())}


def one(cast_of):
    return EpisodeFactory(case_worker=cast_of["sari"].user)


def test_five_answers_are_a_figure_and_four_are_none(cast_of, partner, ago):
    ago(20)
    for _n in range(4):
        accepted(cast_of, partner, one(cast_of))
    assert figures(partner)["Answered on time"] == ("n < 5", 4)
    late = sent(cast_of, partner, one(cast_of))
    ago(10)
    lifecycle.accept(late, by=cast_of["yusuf"])
    ago(0)
    assert figures(partner)["Answered on time"] == ("4 of 5", 5)


def test_who_never_answers_is_counted_once_it_was_due(cast_of, partner, ago):
    ago(20)
    for _n in range(5):
        sent(cast_of, partner, one(cast_of))
    assert figures(partner)["Answered on time"] == ("n < 5", 0)
    ago(0)
    assert figures(partner)["Answered on time"] == ("0 of 5", 5)
    assert figures(partner)["Late now"] == ("5", 5)


def test_what_rptc_took_back_in_time_counts_nowhere(cast_of, partner, ago):
    ago(20)
    for _n in range(5):
        lifecycle.cancel(sent(cast_of, partner, one(cast_of)), note="Batal", by=cast_of["sari"])
    ago(0)
    assert figures(partner)["Answered on time"][1] == 0 and figures(partner)["Late now"][1] == 0


def test_the_median_is_in_hours(cast_of, partner, ago):
    hours = [1, 2, 3, 10, 40]
    for n in hours:
        ago(10)
        waiting = sent(cast_of, partner, one(cast_of))
        ago(10 - n / 24)
        lifecycle.accept(waiting, by=cast_of["yusuf"])
    ago(0)
    assert figures(partner)["Median hours to an answer"] == ("3", 5)


def test_rptcs_lateness_stands_in_no_figure(cast_of, partner, ago):
    """RPTC brings the client three weeks late and does not come for the collection."""
    ago(60)
    given = accepted(cast_of, partner, one(cast_of), serve_days=10)
    ago(40)
    for side, by in (("rptc", cast_of["sari"]), ("partner", cast_of["yusuf"])):
        handovers.confirm(given, leg="there", side=side, by=by)
    lifecycle.ready(given, by=cast_of["yusuf"])
    ago(0)
    found = figures(partner)
    assert found["Late now"] == ("0", 0) and found["Clients taken over"] == ("1", 1)


def test_an_extension_moves_no_figure(cast_of, partner, ago):
    ago(30)
    served = in_service(cast_of, partner, one(cast_of), serve_days=5)
    extensions.ask(served, days=60, reason="client_need", by=cast_of["yusuf"])
    extensions.decide(Extension.objects.get(), approve=True, by=cast_of["rina"])
    ago(0)
    assert figures(partner)["Late now"] == ("1", 1)
    lifecycle.ready(served, by=cast_of["yusuf"])
    assert figures(partner)["Ready on time"] == ("n < 5", 1) and figures(partner)["Late now"] == ("0", 0)


def test_what_is_older_than_ninety_days_or_another_partners_counts_not(cast_of, partner, ago, sari):
    other = receiving_partner("Yayasan Lain", "Hasan")
    hasan = Actor.contact(other.contacts.get(), "Hasan")
    ago(100)
    for _n in range(5):
        lifecycle.decline(sent(cast_of, partner, one(cast_of)), reason="full", by=cast_of["yusuf"])
    ago(10)
    for _n in range(5):
        accepted({**cast_of, "yusuf": hasan}, other, EpisodeFactory(case_worker=sari))
    ago(0)
    assert figures(partner)["Answered on time"][1] == 0 and figures(other)["Answered on time"][1] == 5
    assert by_way(partner, timezone.now()) == [] and by_way(other, timezone.now()) == [("Partner link", 5)]


def test_the_page_says_it_in_a_table_and_keeps_its_budget(english, cast_of, partner):
    accepted(cast_of, partner, one(cast_of))
    text = read(english.get("/inbox/figures/"))
    assert "Answered on time" in text and "n &lt; 5" in text and "Partner link" in text
    assert cost(english, "/inbox/figures/") <= 12 + 5
