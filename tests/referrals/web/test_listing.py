"""The list: a figure equals the rows behind it, whoever looks sees what they may."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from referrals.actions import drafting, extensions, handovers, lifecycle
from referrals.models import Referral
from rptc.lib.actor import Actor
from tests.factories import ContactFactory, EpisodeFactory, PartnerFactory, PersonFactory
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db
LIST = reverse("referrals:referral-list")


def numbers(client, query=""):
    return [task.code for task in client.get(LIST + query).context["tasks"]]


def another(sari, rina, partner, to="sent", **options):
    """A further client's referral, drafted, submitted or sent."""
    episode = EpisodeFactory(case_worker=sari, person=PersonFactory(full_name="Sitti Contoh", sex="male"))
    made = drafting.start(
        episode=episode,
        partner=partner,
        service="atensi_care",
        purpose="Pengasuhan",
        serve_days=30,
        by=Actor.of(sari),
        **options,
    )
    if to != "draft":
        lifecycle.submit(made, by=Actor.of(sari))
    if to == "sent":
        lifecycle.approve_and_send(made, by=Actor.of(rina))
    return made


def test_what_is_late_is_counted_for_the_side_that_owes(as_, sari, way):
    way.to("sent")
    client = as_(sari)
    assert numbers(client, "?late=partner") == []
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        client = as_(sari)
        assert numbers(client, "?late=partner") == [way.referral.number]
        assert numbers(client, "?late=rptc") == []
        assert numbers(client, "?late=any") == [way.referral.number]


@pytest.mark.parametrize(
    ("step", "turn"),
    [("draft", "worker"), ("submitted", "head"), ("sent", "partner"), ("accepted", "worker"), ("given", "partner"),
     ("in_service", "partner"), ("ready", "worker"), ("collected", "worker")],
)  # fmt: skip
def test_it_is_somebodys_turn_and_nobody_elses(as_, sari, way, step, turn):
    way.to(step)
    client = as_(sari)
    for asked in ("head", "worker", "partner"):
        assert numbers(client, f"?turn={asked}") == ([way.referral.number] if asked == turn else [])


def test_a_half_that_waits_is_found_from_either_side(as_, sari, way):
    way.to("given")
    client = as_(sari)
    assert numbers(client, "?turn=partner_half") == [way.referral.number]
    assert numbers(client, "?turn=rptc_half") == []
    handovers.confirm(way.referral, leg="there", side="partner", by=way.yusuf)
    handovers.confirm(way.referral, leg="back", side="partner", by=way.yusuf)
    assert numbers(client, "?turn=rptc_half") == [way.referral.number]


def test_a_request_for_time_waits_for_the_head(as_, rina, way):
    way.to("in_service")
    extensions.ask(way.referral, days=7, reason="client_need", by=way.yusuf)
    assert numbers(as_(rina), "?turn=head") == [way.referral.number]


def test_every_figure_equals_its_list(as_, sari, rina, partner, way):
    way.to("returned")
    another(sari, rina, partner, to="submitted")
    another(sari, rina, partner)
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        client = as_(rina)
        figures = client.get(LIST).context["figures"]
        assert [int(f.number) for f in figures] == [len(numbers(client, f.href)) for f in figures]
        assert sum(int(f.number) for f in figures) >= 3


def test_only_my_own_only_urgent_only_unapproved(as_, sari, andi, rina, partner, way):
    way.to("sent")
    urgent = another(sari, rina, partner, to="submitted", urgent=True)
    lifecycle.approve_and_send(urgent, by=Actor.of(andi))
    client = as_(sari)
    assert numbers(client, "?urgent=1") == numbers(client, "?unapproved=1") == [urgent.number]
    assert len(numbers(client, "?mine=1")) == 2
    assert numbers(as_(andi), "?mine=1") == []


def test_what_is_over_is_found_by_asking(as_, sari, way):
    way.to("closed")
    client = as_(sari)
    assert numbers(client) == []
    assert numbers(client, "?state=over") == numbers(client, "?state=all") == [way.referral.number]


def test_an_unapproved_one_is_found_even_when_it_came_to_nothing(as_, sari, andi, rina, partner):
    urgent = another(sari, rina, partner, to="submitted", urgent=True)
    lifecycle.approve_and_send(urgent, by=Actor.of(andi))
    lifecycle.cancel(urgent, note="Keluarga datang", by=Actor.of(sari))
    assert numbers(as_(rina), "?unapproved=1") == [urgent.number]


def test_a_filter_can_be_taken_away(as_, sari, rina, partner, way):
    way.to("sent")
    other = another(sari, rina, PartnerFactory(name="LKS Lain"), to="draft")
    answer = as_(sari).get(f"{LIST}?partner={partner.code}&mine=1")
    assert [task.code for task in answer.context["tasks"]] == [way.referral.number]
    chips = {chip.label: chip.href for chip in answer.context["chips"]}
    assert other.number in numbers(as_(sari), chips["Sentra Contoh"])


def test_nonsense_in_the_address_filters_nothing(as_, sari, way):
    way.to("sent")
    assert numbers(as_(sari), "?late=yesterday&turn=moon&partner=x&state=q") == [way.referral.number]


def test_administration_reads_initials(as_, wati, way):
    way.to("sent")
    text = as_(wati).get(LIST).content.decode()
    assert "B.D.N." in text and "Baco" not in text and "Ngalle" not in text


def test_a_name_that_discloses_is_masked_for_those_who_do_not_work_on_cases(as_, oci, sari, way, partner):
    partner.discloses, partner.masked_name = True, "Mitra kesehatan"
    partner.save()
    way.to("sent")
    assert "Sentra Contoh" in as_(sari).get(LIST).content.decode()
    text = as_(oci).get(LIST).content.decode()
    assert "Mitra kesehatan" in text and "Sentra Contoh" not in text


def test_a_restricted_person_is_only_for_the_team(as_, oci, sari, way):
    way.to("sent")
    person = way.episode.person
    person.restricted = True
    person.save()
    assert numbers(as_(sari)) == [way.referral.number]
    client = as_(oci)
    assert numbers(client) == []
    assert client.get(reverse("referrals:referral-detail", args=[way.referral.code])).status_code == 404


@pytest.mark.parametrize("who", ["lina", "tono", "sisca", "dodi"])
def test_those_without_the_right_are_sent_away(as_, request, who):
    assert as_(request.getfixturevalue(who)).get(LIST).status_code == 403


def test_the_list_costs_the_same_with_one_and_with_thirty(as_, sari, rina, partner, way):
    way.to("sent")
    ContactFactory(partner=partner, name="Ketiga", order=3)
    one = cost(as_(sari), LIST)
    for _n in range(24):
        another(sari, rina, partner, to="submitted")
    assert Referral.objects.count() == 25
    assert cost(as_(sari), LIST) == one <= 16


def test_the_badge_counts_what_rptc_is_late_with(as_, sari, way):
    way.to("accepted")
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        text = as_(sari).get(LIST).content.decode()
        assert 'class="r-badge is-late">1' in text
