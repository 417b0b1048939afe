"""How a case ends: asked by its worker, decided by the unit head, and what ends with it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import closure as closing
from clients.actions import stays
from clients.actions.closure import incidents
from clients.actions.refused import Refused
from clients.models import Belonging, Closure, Episode, Need, Stay
from referrals.models import Promise, Referral
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.sop.models import Deviation
from tests import factories as make
from tests.clients.closure.conftest import DEATH, GONE, told, wita

pytestmark = pytest.mark.django_db


def test_a_boy_goes_home_and_his_case_ends_when_he_left(case, asked, head):
    assert case.state == "open" and asked.state == "asked"
    done = closing.approve(asked, by=head)
    case.refresh_from_db()
    assert (case.state, case.exit_type, case.closed_at) == (
        "closed",
        "family_reunification",
        wita("2026-11-24 09:00"),
    )
    assert (done.state, done.decided_by, done.asked_by) == ("approved", "Bu Rina", "Sari")
    assert [(row.source, row.verb, row.target) for row in done.log.all()] == [
        ("draft", "ask", "asked"), ("asked", "approve", "approved"),
    ]  # fmt: skip
    assert Event.objects.filter(verb="case-closed", subject_code=case.code).count() == 1


def test_what_was_told_cannot_be_read_in_the_database(asked):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT told FROM clients_closure")
        assert b"Kembali" not in bytes(cursor.fetchone()[0])
    assert Closure.objects.get().told["outcome"] == "Kembali ke ibu"


def test_what_comes_back_is_asked_again_as_the_same_closure(case, asked, head, worker):
    closing.send_back(asked, reason="Sebut nama ibu.", by=head)
    again = closing.ask(case, **told(outcome="Kembali ke ibu, Sitti"), by=worker)
    assert again.pk == asked.pk and again.state == "asked" and Closure.objects.count() == 1
    assert [row.verb for row in again.log.all()] == ["ask", "send_back", "ask"]
    assert again.log.get(verb="send_back").reason == "Sebut nama ibu."


def test_a_case_is_asked_for_once(case, asked, worker):
    with pytest.raises(Refused, match="already"):
        closing.ask(case, **told(), by=worker)


def test_a_worker_takes_the_question_back_and_may_ask_anew(case, asked, worker):
    closing.withdraw(asked, reason="Ibu menolak", by=worker)
    assert closing.ask(case, **told(), by=worker).pk != asked.pk


@pytest.mark.parametrize("act", ["send_back", "withdraw"])
def test_no_turn_without_a_reason(asked, head, act):
    with pytest.raises(Refused):
        getattr(closing, act)(asked, reason=" ", by=head)


def test_only_the_unit_head_or_a_delegate_ends_a_case(asked, worker, andi, by):
    with pytest.raises(NotAllowed):
        closing.approve(asked, by=worker)
    with pytest.raises(NotAllowed):
        closing.ask(asked.episode, **told(), by=by(andi))


def test_a_plh_ends_a_case_for_her(asked, case, andi, by, rina):
    from rptc.accounts.models import Delegation, User

    today = timezone.localdate()
    Delegation.objects.create(
        delegate=andi, kind="plh", starts_on=today, ends_on=today, letter_number="800/1", made_by="Bu Rina"
    )
    closing.approve(asked, by=by(User.objects.get(pk=andi.pk)))
    assert asked.log.get(verb="approve").acting_for == "unit_head"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"ended_at": wita("2026-11-25 09:00")}, "ended_at"),
        ({"ended_at": wita("2026-11-19 09:00")}, "ended_at"),
        ({"exit_type": "hospital"}, "exit_type"),
        ({"exit_type": "own_request"}, "exit_type"),
        ({"exit_type": "deceased"}, "exit_type"),
        ({"exit_type": "absconded"}, "exit_type"),
        ({"outcome": "  "}, "outcome"),
        ({"extra": {}}, "receiver_identity"),
        ({"aftercare": False}, "no_aftercare_reason"),
    ],
)
def test_an_answer_that_cannot_be_is_named(case, worker, given, field):
    with pytest.raises(Refused) as refused:
        closing.ask(case, **told() | given, by=worker)
    assert refused.value.field == field
    assert not Closure.objects.exists()


def test_the_minute_of_arrival_is_no_reason_to_refuse(clock, sari, worker):
    case = make.EpisodeFactory(case_worker=sari, arrived_at=wita("2026-11-24 09:59") + timedelta(seconds=40))
    assert closing.ask(case, **told(ended_at=wita("2026-11-24 09:59")), by=worker).state == "asked"


def test_somebody_in_the_house_leaves_with_the_case_or_before(case, worker, head, bed):
    stays.admit(episode=case, bed=bed("garuda", 1), reason="Anak", by=head, at=wita("2026-11-20 13:00"))
    with pytest.raises(Refused, match="house"):
        closing.ask(case, **told(), by=worker)
    asked = closing.ask(case, **told(leaves=True), by=worker)
    assert Stay.objects.open().count() == 1
    closing.approve(asked, by=head)
    left = Stay.objects.get()
    assert (left.during.upper, left.end_reason) == (asked.ended_at, "family_reunification")
    assert not Stay.objects.open().exists() and not left.beds.filter(during__upper_inf=True).exists()


def test_a_case_does_not_end_before_its_client_left(case, worker, head, bed):
    stay = stays.admit(
        episode=case, bed=bed("garuda", 1), reason="Anak", by=head, at=wita("2026-11-20 13:00")
    )
    stays.discharge(stay=stay, reason="independent", by=head, at=wita("2026-11-24 08:00"))
    with pytest.raises(Refused, match="later time"):
        closing.ask(case, **told(ended_at=wita("2026-11-23 08:00")), by=worker)


def test_things_and_needs_that_are_open_are_said_and_stop_nobody(case, worker, head):
    Belonging.objects.create(episode=case, what="Tas")
    Need.objects.create(episode=case, kind="food")
    asked = closing.ask(case, **told(), by=worker)
    assert asked.open_then == ["belongings", "needs"]
    assert closing.approve(asked, by=head).log.get(verb="approve").data == {"open": ["belongings", "needs"]}


class TestAReferralThatRuns:
    @pytest.fixture
    def served(self, case):
        made = make.ReferralFactory(
            episode=case,
            state="in_service",
            sent_at=wita("2026-11-21 09:00"),
            handed_over_at=wita("2026-11-22 09:00"),
        )
        due = wita("2026-11-23 09:00")
        Promise.objects.create(
            referral=made,
            clock="pick_up",
            owed_by="rptc",
            made_at=made.sent_at,
            original_due=due,
            due=due,
            due_set_at=made.sent_at,
        )
        return made

    def test_holds_the_case_open(self, case, served, worker):
        with pytest.raises(Refused, match=served.number):
            closing.ask(case, **told(), by=worker)

    def test_that_began_meanwhile_holds_it_too(self, case, asked, head, served):
        with pytest.raises(Refused, match=served.number):
            closing.approve(asked, by=head)
        assert Episode.objects.get().is_open

    def test_one_that_was_never_sent_is_said(self, case, worker):
        make.ReferralFactory(episode=case)
        assert closing.ask(case, **told(), by=worker).open_then == ["referral"]

    def test_a_death_ends_the_case_over_it_and_its_clocks_stop(self, case, served, worker, head):
        incidents.record(case, "deceased", DEATH, by=worker)
        assert Promise.objects.late().count() == 1 and Referral.objects.running().count() == 1
        closing.approve(closing.ask(case, **told("deceased"), by=worker), by=head)
        assert not Promise.objects.late().exists()
        assert not Referral.objects.running().exists() and not Referral.objects.unsettled().exists()


def test_what_ends_with_a_case_is_gone_from_the_desk_at_once(as_, sari, case, worker, head):
    late = lambda: [t.code for t in as_(sari).get("/").context["groups"].late]  # noqa: E731
    assert late() == [case.number]
    assert list(Episode.objects.running().without_initial_assessment()) == [case]
    closing.approve(closing.ask(case, **told(), by=worker), by=head)
    assert late() == []
    assert not Episode.objects.running().without_initial_assessment().exists()


def test_a_case_that_ended_takes_no_bed_and_no_referral(closed, case, head, worker, bed):
    from referrals.actions import drafting
    from referrals.refusals import Refused as NoReferral

    with pytest.raises(Refused, match="closed"):
        stays.admit(episode=case, bed=bed("garuda", 1), reason="Anak", by=head)
    with pytest.raises(NoReferral, match="closed"):
        drafting.start(
            episode=Episode(pk=case.pk, state="open"), partner=make.PartnerFactory(), service="atensi_care", purpose="x",
            serve_days=3, by=worker,
        )  # fmt: skip


def test_whoever_died_or_left_ends_by_that_and_at_that_time(case, died, worker):
    with pytest.raises(Refused, match="death"):
        closing.ask(case, **told(), by=worker)
    assert closing.ask(case, **told("deceased"), by=worker).ended_at == died.happened_at


def test_the_search_runs_its_days_unless_somebody_says_why(case, gone, worker, head, clock):
    with pytest.raises(Refused) as refused:
        closing.ask(case, **told("absconded"), by=worker)
    assert refused.value.field == "early_reason"
    closing.ask(case, **told("absconded", early_reason="Pindah ke kota lain"), by=worker)
    made = Deviation.objects.get()
    assert (made.rule, made.about_code, made.approved_at) == ("absconded_closing", case.code, None)


def test_an_early_end_is_approved_by_the_same_word(case, gone, worker, head):
    closing.approve(closing.ask(case, **told("absconded", early_reason="Pindah"), by=worker), by=head)
    assert Deviation.objects.get().approved_by == "Bu Rina"


def test_after_the_limit_nothing_is_asked_why(case, gone, worker, clock):
    clock.move_to(wita("2026-12-09 09:00"))
    assert closing.ask(case, **told("absconded"), by=worker).state == "asked"
    assert not Deviation.objects.exists()


def test_whoever_came_back_did_not_leave(case, gone, worker):
    incidents.tell(gone, GONE | {"outcome": "returned"}, by=worker)
    with pytest.raises(Refused, match="came back"):
        closing.ask(case, **told("absconded"), by=worker)
