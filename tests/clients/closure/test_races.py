"""Two people decide at the same moment: one does, the other reads a sentence, and the case is never between two states."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import closure as closing
from clients.actions import stays
from clients.models import Bed, Closure, Episode, Stay
from referrals.actions import drafting, lifecycle
from referrals.models import Referral
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from tests import factories as make
from tests.clients.closure.conftest import told
from tests.clients.stay.test_races import together

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = 6


@pytest.fixture
def people(db):
    return Actor.of(make.UserFactory(username="sari", full_name="Sari")), Actor.of(
        make.UserFactory(username="rina", full_name="Bu Rina", role="unit_head")
    )


def case_of(worker):
    return make.EpisodeFactory(case_worker=worker.user, arrived_at=timezone.now() - timedelta(days=3))


def refused(results):
    return [one for one in results if isinstance(one, Exception)]


def only_sentences(results):
    assert all(isinstance(one, Refused) for one in refused(results)), results


def test_a_case_asked_for_on_two_telephones_is_asked_for_once(people):
    worker, _head = people
    for _trial in range(TRIALS):
        case = case_of(worker)
        results = together(*[lambda c=case: closing.ask(c, **told(), by=worker) for _ in range(2)])
        only_sentences(results)
        assert len(refused(results)) == 1 and case.closures.count() == 1


def test_approved_and_returned_at_once_is_one_of_them(people):
    worker, head = people
    for _trial in range(TRIALS):
        asked = closing.ask(case_of(worker), **told(), by=worker)
        results = together(
            lambda a=asked: closing.approve(a, by=head),
            lambda a=asked: closing.send_back(a, reason="Kurang", by=head),
        )
        only_sentences(results)
        assert len(refused(results)) == 1
        row = Closure.objects.select_related("episode").get(pk=asked.pk)
        assert row.episode.is_open is (row.state == "returned")


def test_approved_and_opened_again_at_once_never_tears_the_case(people):
    worker, head = people
    for _trial in range(TRIALS):
        asked = closing.ask(case_of(worker), **told(), by=worker)
        results = together(
            lambda a=asked: closing.approve(a, by=head),
            lambda a=asked: closing.reopen(a, reason="Salah", by=head),
        )
        only_sentences(results)
        row = Closure.objects.select_related("episode").get(pk=asked.pk)
        assert row.episode.is_open is (row.state == "reopened")


def test_closed_while_somebody_gives_a_bed_nobody_stays_in_a_closed_case(people):
    worker, head = people
    bed = Bed.objects.filter(room__code="garuda").first()
    for _trial in range(TRIALS):
        case = case_of(worker)
        asked = closing.ask(case, **told(), by=worker)
        results = together(
            lambda a=asked: closing.approve(a, by=head),
            lambda c=case: stays.admit(episode=c, bed=bed, reason="Anak", by=head),
        )
        only_sentences(results)
        open_stay = Stay.objects.open().filter(episode=case)
        assert Episode.objects.get(pk=case.pk).is_open is open_stay.exists()
        for stay in open_stay:
            stays.discharge(stay=stay, reason="independent", by=head)


def test_closed_while_a_referral_is_written_or_sent_none_runs_in_a_closed_case(people):
    worker, head = people
    partner = make.PartnerFactory()
    make.ContactFactory(partner=partner)
    for _trial in range(TRIALS):
        case = case_of(worker)
        asked = closing.ask(case, **told(), by=worker)
        referral = make.ReferralFactory(
            episode=case, partner=partner, basis="public_task", no_consent_reason="x", gate_reason="x"
        )
        lifecycle.submit(referral, gate_reason="Mendesak", by=worker)
        results = together(
            lambda a=asked: closing.approve(a, by=head),
            lambda r=referral: lifecycle.approve_and_send(r, gate_reason="Mendesak", by=head),
            lambda c=case: drafting.start(
                episode=c,
                partner=make.PartnerFactory(),
                service="atensi_care",
                purpose="x",
                serve_days=3,
                by=worker,
            ),
        )
        assert not all(isinstance(one, Exception) for one in results[:2]), results
        running = Referral.objects.filter(episode=case, state="sent").exists()
        assert not (running and not Episode.objects.get(pk=case.pk).is_open), results
