"""What keeps a ladder quiet: a pause of the unit head, an answer of whoever owes. No promise moves."""

from datetime import date

import pytest

from referrals.actions import extensions, holds, lifecycle, links
from referrals.models import Hold, Promise, RungDone
from referrals.refusals import Refused
from referrals.sweep import sweep
from rptc.audit.models import Event
from rptc.clock.models import Holiday
from rptc.flow import NotAllowed, NotNow
from rptc.lib.actor import Actor
from rptc.notices.models import Notice
from rptc.sop.models import Rung
from tests.referrals.domain.race import meet, race, without_locks

pytestmark = pytest.mark.django_db


def rungs():
    """What was said, in order: (code, state of the line)."""
    lines = Notice.objects.filter(template="referral-rung").order_by("id")
    return [(line.context["rung"], line.state) for line in lines if not line.context.get("told")]


def paused(world, referral, until=date(2026, 2, 10), **options):
    return holds.pause(referral, reason="agreed_date", until=until, by=world.rina, **options)


def answer_promise(referral):
    return referral.promises.get(clock="answer")


def said(world, referral, until=date(2026, 2, 5), **options):
    """Yusuf is still working on his answer."""
    asked = {"answer": "looking_for_place", "until": until, "by": world.yusuf} | options
    return holds.still_working(answer_promise(referral), **asked)


# the pause


def test_during_a_pause_nothing_rings_and_its_rungs_are_passed_over(world, monday):
    referral = world.sent()
    paused(world, referral, until=date(2026, 2, 5))
    assert sweep(monday("2026-02-04 00.01"))["skipped"] == 1
    assert sweep(monday("2026-02-05 00.01"))["skipped"] == 1
    assert rungs() == []
    sweep(monday("2026-02-06 00.01"))
    assert rungs() == [("answer_partner_plus2", "queued")]


def test_a_pause_moves_no_promise_and_no_lateness(world, monday):
    referral = world.sent()
    before = list(Promise.objects.values_list("due", "original_due", "kept_at"))
    paused(world, referral)
    now = monday("2026-02-06 09.00")
    assert list(Promise.objects.values_list("due", "original_due", "kept_at")) == before
    assert answer_promise(referral).days_late(now) == 2
    assert Promise.objects.late(now).filter(referral=referral).exists()


def test_what_waited_to_ring_is_withdrawn_by_a_pause(world, monday):
    referral = world.sent()
    sweep(monday("2026-02-04 00.01"))
    paused(world, referral)
    assert rungs() == [("answer_partner_zero", "dropped")]


def test_a_pause_ends_by_itself_and_another_may_follow(world, monday):
    referral = world.sent()
    paused(world, referral, until=date(2026, 2, 3))
    monday("2026-02-04 00.00")
    paused(world, referral, until=date(2026, 2, 6))
    first, second = Hold.objects.order_by("id")
    assert (first.ended_at, second.ended_at) == (first.until, None)


def test_bu_rina_resumes_and_the_next_rung_rings(world, monday):
    referral = world.sent()
    paused(world, referral)
    sweep(monday("2026-02-04 00.01"))
    monday("2026-02-04 10.00")
    assert holds.resume(referral, by=world.rina).ended_by == "Rina"
    sweep(monday("2026-02-05 00.01"))
    assert {code for code, _state in rungs()} == {"answer_partner_plus1"}
    with pytest.raises(NotNow):
        holds.resume(referral, by=world.rina)


def test_only_the_unit_head_pauses_and_resumes(world):
    referral = world.sent()
    for actor in (world.sari, world.tono, world.yusuf):
        with pytest.raises(NotAllowed):
            holds.pause(referral, reason="agreed_date", until=date(2026, 2, 4), by=actor)
    paused(world, referral)
    with pytest.raises(NotAllowed):
        holds.resume(referral, by=world.sari)


@pytest.mark.parametrize("until", [date(2026, 2, 1), date(2026, 3, 5), date(9999, 12, 31)])
def test_a_pause_ends_within_thirty_days(world, until):
    with pytest.raises(Refused, match="30 days"):
        paused(world, world.sent(), until=until)
    assert not Hold.objects.exists()


def test_a_pause_needs_a_reason_of_the_list_and_words_for_another(world):
    referral = world.sent()
    with pytest.raises(Refused):
        holds.pause(referral, reason="tired", until=date(2026, 2, 4), by=world.rina)
    with pytest.raises(Refused, match="which reason"):
        holds.pause(referral, reason="other", until=date(2026, 2, 4), by=world.rina)


def test_a_second_pause_is_refused_while_one_holds(world):
    referral = world.sent()
    paused(world, referral)
    with pytest.raises(Refused, match="paused already"):
        paused(world, referral)


def test_a_draft_and_an_ended_referral_have_nothing_to_pause(world):
    with pytest.raises(NotNow):
        paused(world, world.draft())
    referral = world.sent(world.another_case())
    lifecycle.decline(referral, reason="full", by=world.yusuf)
    with pytest.raises(NotNow):
        paused(world, referral)


def test_a_job_that_slept_through_a_pause_passes_over_what_lay_in_it(world, monday):
    referral = world.sent()
    paused(world, referral, until=date(2026, 2, 5))
    sweep(monday("2026-02-05 23.00"))
    sweep(monday("2026-02-06 00.01"))
    states = dict(RungDone.objects.filter(promise=answer_promise(referral)).values_list("rung", "state"))
    assert states == {
        "answer_partner_zero": "skipped", "answer_partner_plus1": "skipped", "answer_partner_plus2": "queued",
    }  # fmt: skip


def test_a_pause_of_one_referral_leaves_the_others_alone(world, monday):
    quiet, loud = world.sent(), world.sent(world.another_case())
    paused(world, quiet)
    sweep(monday("2026-02-04 00.01"))
    assert {line.about_code for line in Notice.objects.filter(template="referral-rung")} == {loud.code}


# still working on it


def test_an_answer_makes_the_next_reminder_wait(world, monday):
    """Sent on Monday, due on Wednesday; Yusuf says on Tuesday: ask again on Thursday."""
    referral = world.sent()
    monday("2026-02-03 10.00")
    said(world, referral)
    assert sweep(monday("2026-02-04 09.00")).get("queued", 0) == 0
    sweep(monday("2026-02-05 00.01"))
    assert {code for code, _s in rungs()} == {"answer_partner_plus1"}  # the overtaken one is passed over
    assert RungDone.objects.get(rung="answer_partner_zero").state == "skipped"


def test_a_reminder_that_nothing_overtakes_rings_on_the_day_that_was_named(world, monday):
    Rung.objects.filter(code="answer_partner_plus1").update(offset=9)
    referral = world.sent()
    monday("2026-02-03 10.00")
    said(world, referral)
    sweep(monday("2026-02-04 23.00"))
    assert rungs() == []
    sweep(monday("2026-02-05 00.01"))
    assert rungs() == [("answer_partner_zero", "queued")]


def test_only_the_next_reminder_waits(world, monday):
    """Bu Rina hears on Friday, two working days late, whatever was said."""
    referral = world.sent()
    monday("2026-02-05 10.00")
    said(world, referral, until=date(2026, 2, 10))
    sweep(monday("2026-02-06 00.01"))
    assert rungs() == [("answer_partner_plus2", "queued")]


def test_an_answer_moves_neither_promise_nor_lateness(world, monday):
    referral = world.sent()
    before = list(Promise.objects.values_list("due", "original_due"))
    monday("2026-02-05 10.00")
    said(world, referral, until=date(2026, 2, 9))
    assert list(Promise.objects.values_list("due", "original_due")) == before
    assert answer_promise(referral).days_late(monday("2026-02-06 09.00")) == 2


def test_a_reminder_said_at_the_weekend_waits_too_when_it_has_not_rung(world, monday):
    """Due on Saturday by an extension of nothing: the collection of Saturday rings on Monday; Yusuf answers on Sunday."""
    referral = world.in_service(serve_days=17)  # served until Sunday 22 February
    promise = referral.promises.get(clock="serve_until")
    sweep(monday("2026-02-22 00.01"))
    waiting = Notice.objects.get(key__contains="serve_until_partner_zero", channel="whatsapp")
    assert waiting.not_before > monday("2026-02-22 10.00")
    holds.still_working(promise, answer="client_unwell", until=date(2026, 2, 25), by=world.yusuf)
    waiting.refresh_from_db()
    assert f"{waiting.not_before:%Y-%m-%d}" == "2026-02-25" and waiting.state == "queued"


def test_it_is_said_twice_at_most_for_one_promise(world, monday):
    referral = world.sent()
    said(world, referral, until=date(2026, 2, 4))
    with pytest.raises(Refused, match="said already"):
        said(world, referral, until=date(2026, 2, 5))
    monday("2026-02-04 09.00")
    said(world, referral, until=date(2026, 2, 5))
    monday("2026-02-05 09.00")
    with pytest.raises(Refused, match="twice"):
        said(world, referral, until=date(2026, 2, 6))


def test_after_an_extension_it_may_be_said_anew(world, monday):
    referral = world.in_service(serve_days=10)
    promise = referral.promises.get(clock="serve_until")
    for now, until in (("2026-02-05 09.00", date(2026, 2, 6)), ("2026-02-06 09.00", date(2026, 2, 9))):
        monday(now)
        holds.still_working(promise, answer="client_unwell", until=until, by=world.yusuf)
    monday("2026-02-09 09.00")
    asked = extensions.ask(referral, days=7, reason="client_need", by=world.yusuf)
    extensions.decide(asked, approve=True, by=world.rina)
    monday("2026-02-10 09.00")
    assert holds.still_working(promise, answer="client_unwell", until=date(2026, 2, 11), by=world.yusuf)


@pytest.mark.parametrize("until", [date(2026, 2, 2), date(2026, 2, 1), date(2026, 2, 6), date(9000, 1, 1)])
def test_a_reminder_waits_three_working_days_at_most(world, until):
    with pytest.raises(Refused, match="working days ahead"):
        said(world, world.sent(), until=until)


def test_over_a_weekend_three_working_days_are_five(world, monday):
    referral = world.sent()
    monday("2026-02-05 09.00")
    assert holds.farthest(monday("2026-02-05 09.00")) == date(2026, 2, 10)
    assert said(world, referral, until=date(2026, 2, 10))


def test_where_the_calendar_does_not_reach_it_is_refused_in_words(world):
    referral = world.sent()
    Holiday.objects.filter(date__year=2026).delete()
    with pytest.raises(Refused, match="calendar does not cover"):
        said(world, referral)


def test_rptc_says_it_for_its_own_promise_and_the_partner_may_not(world):
    referral = world.accepted()
    own = referral.promises.get(clock="hand_over")
    with pytest.raises(NotAllowed):
        holds.still_working(own, answer="arranging_transport", until=date(2026, 2, 3), by=world.yusuf)
    made = holds.still_working(own, answer="arranging_transport", until=date(2026, 2, 3), by=world.sari)
    assert (made.side, made.made_by) == ("rptc", "Sari")


def test_rptc_records_what_the_partner_said_with_a_note_of_the_call(world):
    referral = world.sent()
    with pytest.raises(Refused, match="Write who"):
        said(world, referral, by=world.sari)
    assert said(world, referral, by=world.sari, note="Yusuf, per telepon").side == "rptc"


def test_a_stranger_and_another_partner_say_nothing(world):
    referral = world.sent()
    for actor in (world.tono, world.hasan, Actor.public()):
        with pytest.raises(NotAllowed):
            said(world, referral, by=actor, note="ya")


def test_a_kept_promise_needs_no_answer(world):
    referral = world.accepted()
    with pytest.raises(NotNow):
        said(world, referral)


def test_sari_is_told_what_the_partner_is_doing_and_the_audit_keeps_codes_only(world):
    referral = world.sent()
    said(world, referral, answer="other", note="Kamar Baco belum siap")
    line = Notice.objects.get(template="referral-still-working")
    assert line.to == [f"user:{world.sari.id}"] and "Baco" not in str(line.context)
    event = Event.objects.get(verb="still-working-said")
    assert event.data == {"answer": "other", "clock": "answer"}


# races


@pytest.mark.django_db(transaction=True)
def test_two_pauses_at_once_are_one(world):
    referral = world.sent()

    def try_it():
        try:
            return paused(world, type(referral).objects.get(pk=referral.pk))
        except Refused as refused:
            return refused

    outcomes = race(*[try_it] * 4)
    assert Hold.objects.count() == 1
    assert sum(isinstance(outcome, Hold) for outcome in outcomes) == 1
    assert {str(o.sentence) for o in outcomes if isinstance(o, Refused)} == {
        "Pengingat sudah dijeda. Jalankan lagi dulu."
    }


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_count_once(world):
    referral = world.sent()
    links.told(referral.links.get(), by=world.sari)

    def try_it():
        try:
            return said(world, type(referral).objects.get(pk=referral.pk))
        except Refused as refused:
            return refused

    outcomes = race(*[try_it] * 4)
    assert Hold.objects.filter(kind="working").count() == 1
    assert sum(isinstance(outcome, Hold) for outcome in outcomes) == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_two_answers_at_once_are_both_counted(world, monkeypatch):
    """The negative control: look whether it was said, then say it, and lock nothing."""
    referral = world.sent()
    meet(monkeypatch, "referrals.actions.holds", "_hold")
    without_locks(monkeypatch)
    race(*[lambda: said(world, type(referral).objects.get(pk=referral.pk))] * 2)
    assert Hold.objects.filter(kind="working").count() == 2
