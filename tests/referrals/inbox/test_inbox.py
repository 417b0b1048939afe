"""The inbox of a partner: each running referral in one group, first what is owed and late, in few statements."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from referrals.actions import extensions, handovers, journeys, lifecycle
from referrals.inbox.groups import groups
from referrals.models import Extension
from rptc.lib.actor import Actor
from tests.factories import EpisodeFactory
from tests.referrals.domain.people import receiving_partner
from tests.referrals.domain.progress import accepted, in_service, sent
from tests.referrals.inbox.conftest import cost, read

pytestmark = pytest.mark.django_db
PLACES = {
    "sent": "answer", "accepted": "handover", "planned": "handover", "given": "handover", "in_service": "service",
    "ready": "ready", "returned": "ready",
}  # fmt: skip


def shown(client):
    """{group: numbers of its rows} of the page."""
    return {
        group.id: [task.code for task in group.tasks] for group in client.get("/inbox/").context["groups"]
    }


@pytest.mark.parametrize(("step", "group"), PLACES.items())
def test_a_referral_stands_in_one_group(inbox, way, step, group):
    way.to(step)
    assert shown(inbox) == {group: [way.referral.number]}


def test_a_planned_collection_is_a_group_of_its_own_with_who_comes(inbox, way):
    way.to("ready")
    way.plan("back", officer="Fadil")
    assert shown(inbox) == {"planned": [way.referral.number]}
    assert "Fadil" in read(inbox.get("/inbox/"))


@pytest.mark.parametrize("step", ["draft", "submitted"])
def test_what_is_not_sent_is_not_there(inbox, way, step):
    way.to(step)
    assert shown(inbox) == {} and way.referral.number not in read(inbox.get("/inbox/"))


def test_every_count_is_that_of_its_rows(english, cast_of, way, partner):
    way.to("sent")
    for _one in range(3):
        accepted(cast_of, partner, EpisodeFactory(case_worker=cast_of["sari"].user))
    found = shown(english)
    text = read(english.get("/inbox/"))
    assert {key: len(rows) for key, rows in found.items()} == {"answer": 1, "handover": 3}
    assert "Waiting for my answer (1)" in text and "To be handed over (3)" in text


@pytest.fixture
def cast_of(sari, rina, yusuf):
    return {"sari": Actor.of(sari), "rina": Actor.of(rina), "yusuf": yusuf}


def test_first_what_the_partner_owes_and_is_late_with(inbox, cast_of, partner, sari):
    """Three wait for an answer: one late for days, one urgent and fresh, one fresh."""
    days = [(10, False), (0, True), (0, False)]
    made = []
    for ago, urgent in days:
        with time_machine.travel(timezone.now() - timedelta(days=ago)):
            made.append(sent(cast_of, partner, EpisodeFactory(case_worker=sari), urgent=urgent))
    answer = inbox.get("/inbox/")
    assert shown(inbox)["answer"] == [r.number for r in made]
    assert [task.code for task in answer.context["late"]] == [made[0].number]
    assert "Mendesak" in read(answer)


def test_what_rptc_owes_is_no_lateness_of_the_partner(english, cast_of, partner, sari):
    with time_machine.travel(timezone.now() - timedelta(days=20)):
        accepted(cast_of, partner, EpisodeFactory(case_worker=sari))
    answer = english.get("/inbox/")
    assert answer.context["late"] == [] and "RPTC brings the client by" in read(answer)
    assert "is-late" not in read(answer)


def test_a_half_that_rptc_waits_for_comes_first(inbox, cast_of, partner, sari):
    other = accepted(cast_of, partner, EpisodeFactory(case_worker=sari))
    waits = accepted(cast_of, partner, EpisodeFactory(case_worker=sari))
    handovers.confirm(waits, leg="there", side="rptc", by=cast_of["sari"])
    assert shown(inbox)["handover"] == [waits.number, other.number]


def test_what_happened_without_the_partner_is_told(english, way):
    way.to("in_service")
    extensions.ask(way.referral, days=7, reason="client_need", by=way.yusuf)
    extensions.decide(Extension.objects.get(), approve=True, by=way.rina)
    journey = way.plan("back")
    journeys.cancel(journey, by=way.sari)
    told = [one.text for one in english.get("/inbox/").context["news"]]
    newest = [
        "RPTC cancelled the planned journey",
        "RPTC planned a journey",
        "The unit head approved more time",
    ]
    assert told == [*newest, "RPTC planned a journey"]  # the last is that of the way there


def test_a_cancelled_referral_is_told_and_becomes_a_receipt(english, way):
    way.to("accepted")
    lifecycle.cancel(way.referral, note="Keluarga ditemukan", by=way.sari)
    answer = english.get("/inbox/")
    assert [one.text for one in answer.context["news"]] == ["RPTC took the referral back"]
    assert [one.number for one in answer.context["finished"]] == [way.referral.number]
    assert answer.context["groups"] == [] and "Keluarga" not in read(answer)


def test_after_fourteen_days_nothing_is_left(inbox, way, member):
    way.to("collected")
    with time_machine.travel(timezone.now() + timedelta(days=14, hours=1)):
        inbox.force_login(member.user, backend="rptc.accounts.backends.SignIn")
        answer = inbox.get("/inbox/")
        assert not answer.context["finished"] and way.referral.number not in read(answer)


def test_another_partners_referrals_are_not_there(inbox, cast_of, sari, way):
    other = receiving_partner("Yayasan Lain", "Hasan")
    strange = in_service(
        {**cast_of, "yusuf": Actor.contact(other.contacts.get(), "Hasan")},
        other,
        EpisodeFactory(case_worker=sari),
    )
    way.to("sent")
    text = read(inbox.get("/inbox/"))
    assert strange.number not in text and "Yayasan Lain" not in text and way.referral.number in text


def test_a_row_says_initials_and_no_name(inbox, way):
    way.to("in_service")
    text = read(inbox.get("/inbox/"))
    assert "B.D.N." in text and not [word for word in ("Baco", "Baharuddin", "Ngalle") if word in text]


def test_the_page_costs_the_same_for_one_and_for_many(inbox, cast_of, partner, sari):
    steps = [sent, accepted, in_service]
    for step in steps:
        step(cast_of, partner, EpisodeFactory(case_worker=sari))
    few = cost(inbox, "/inbox/")
    for step in steps * 4:
        step(cast_of, partner, EpisodeFactory(case_worker=sari))
    assert cost(inbox, "/inbox/") == few <= 12 + 5


def test_the_groups_agree_with_the_states_they_speak_of(cast_of, partner, sari):
    made = [step(cast_of, partner, EpisodeFactory(case_worker=sari)) for step in (sent, accepted, in_service)]
    found, late = groups(partner, cast_of["yusuf"], timezone.now())
    assert [group.id for group in found] == ["answer", "handover", "service"] and late == []
    assert [group.tasks[0].code for group in found] == [referral.number for referral in made]


def test_the_desk_of_a_partners_officer_is_the_inbox(inbox):
    assert inbox.get("/").url == "/inbox/"
    menu = [place["url"] for place in inbox.get("/inbox/").context["frame"].nav]
    assert menu == ["/inbox/", "/inbox/figures/", "/inbox/colleagues/", "/inbox/account/"]
