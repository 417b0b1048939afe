"""The tick: once each, whatever happens, and only what is owed. Who is told what stands in the stories."""

import logging
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext

from referrals import audiences, bell, ladder, words
from referrals.actions import handovers, lifecycle, links
from referrals.models import Promise, RungDone
from referrals.sweep import sweep
from rptc import notices
from rptc.clock.models import Holiday
from rptc.notices.models import Notice
from rptc.sop.models import Rung
from tests.factories import ContactFactory
from tests.referrals.domain.race import race
from tests.referrals.domain.story import wita

pytestmark = pytest.mark.django_db


def rungs():
    return list(Notice.objects.filter(template="referral-rung").order_by("id"))


def quiet(world, episode=None, **options):
    """Sent, and the message opened, so that nothing is left undone."""
    referral = world.sent(episode, **options)
    links.told(referral.links.get(), by=world.sari)
    return referral


def test_a_second_sweep_says_nothing_new(world, monday):
    quiet(world)
    assert sweep(monday("2026-02-04 00.01")) == {"queued": 1}
    before = Notice.objects.count()
    assert sweep(monday("2026-02-04 00.01")) == {}
    assert Notice.objects.count() == before


def test_one_bad_row_does_not_stop_the_rest(world, monday, monkeypatch, caplog):
    first, second = quiet(world), quiet(world, world.another_case())
    ring = bell.ring

    def broken(referral, *args, **said):
        if referral == first:
            raise RuntimeError("a broken row")
        return ring(referral, *args, **said)

    monkeypatch.setattr(bell, "ring", broken)
    with caplog.at_level(logging.CRITICAL, "referrals.sweep"):
        assert sweep(monday("2026-02-04 00.01")) == {"queued": 1, "failed": 1}
    assert {line.about_code for line in rungs()} == {second.code}
    monkeypatch.undo()
    assert sweep(monday("2026-02-04 00.02")) == {"queued": 1}
    assert {line.about_code for line in rungs()} == {first.code, second.code}


def test_a_calendar_that_became_too_short_is_a_failure_and_no_silence(world, monday, caplog):
    quiet(world, serve_days=10)
    Holiday.objects.filter(date__year=2026).delete()
    with caplog.at_level(logging.CRITICAL, "referrals.sweep"):
        assert sweep(monday("2026-02-04 00.01")) == {"failed": 1}


def test_the_database_refuses_a_rung_twice(world, monday):
    world.sent()
    sweep(monday("2026-02-04 00.01"))
    done = RungDone.objects.get()
    done.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        done.save()


def test_lateness_needs_no_job(world):
    referral = world.sent()
    assert Promise.objects.late(wita("2026-02-05 00.00")).get().referral == referral
    assert not Promise.objects.late(wita("2026-02-04 23.59")).exists()
    assert not rungs()


def test_rungs_of_before_the_promise_are_left_out(world, monday):
    """Ready on Monday, to be collected by Thursday: the reminder three days before was for yesterday's promise."""
    referral = world.in_service(serve_days=10)
    monday("2026-02-09 09.00")
    lifecycle.ready(referral, by=world.yusuf)
    promise, own = referral.promises.get(clock="pick_up"), ladder.rungs()["pick_up", "rptc"]
    assert [step.rung.code for step in ladder.steps(promise, own, wita("2026-02-12 09.00"))] == [
        "pick_up_rptc_minus1",
        "pick_up_rptc_zero",
    ]


def test_two_rungs_of_one_moment_both_go_out(world, monday):
    twin = Rung.objects.get(code="answer_partner_zero")
    twin.pk, twin.code, twin.audience, twin.channels, twin.told = (
        None,
        "answer_twin",
        ["unit_head"],
        ["in_app"],
        [],
    )
    twin.save()
    quiet(world)
    assert sweep(monday("2026-02-04 00.01")) == {"queued": 2}


def test_a_rung_that_is_no_longer_valid_is_silent(world, monday):
    Rung.objects.filter(code="answer_partner_zero").update(valid_to="2026-02-03")
    quiet(world)
    assert sweep(monday("2026-02-04 00.01")) == {}


def test_an_answer_withdraws_what_was_still_to_be_said(world, monday):
    referral = world.sent()
    sweep(monday("2026-02-04 00.01"))
    lifecycle.accept(referral, by=world.yusuf)
    assert {line.state for line in rungs()} == {"dropped"}


def test_rptc_late_with_the_hand_over_is_its_own_lateness(world, monday):
    """The partner is only told."""
    world.accepted()
    sweep(monday("2026-02-05 00.01"))
    said = {
        line.to[0]: line.context.get("told", False)
        for line in rungs()
        if line.context["clock"] == "hand_over"
    }
    assert said == {f"user:{world.sari.id}": False, f"contact:{world.yusuf.id}": True}


def test_the_side_that_did_its_half_is_not_reminded(world, monday):
    referral = world.accepted()
    handovers.confirm(referral, leg="there", side="rptc", by=world.sari)
    sweep(monday("2026-02-06 00.01"))
    assert not [line for line in rungs() if line.context["clock"] == "hand_over"]


def test_what_nobody_carried_goes_to_the_unit_head_until_somebody_does(world, monday):
    link = world.sent().links.get()
    assert "undone" not in sweep(monday("2026-02-03 23.59"))
    assert sweep(monday("2026-02-04 00.00"))["undone"] == 1
    told = Notice.objects.get(template="referral-undone")
    assert (told.to, told.context) == (["role:unit_head"], {"by": "whatsapp", "whom": "Yusuf"})
    links.told(link, by=world.sari)
    told.refresh_from_db()
    assert told.state == "dropped"


def test_a_letter_that_was_printed_takes_the_unit_heads_line_away(world, monday):
    world.partner.documents.update(ends_on="2027-12-31")
    world.in_service(collector="partner_delivers", serve_days=10)
    for night in ("2026-02-21 00.01", "2026-02-26 00.01"):
        sweep(monday(night))
    for line in Notice.objects.filter(channel="official_letter", state="queued"):
        notices.done(line, by=world.sari)
    letters = Notice.objects.filter(template="referral-undone", context__isnull=False, state="queued")
    before = letters.count()
    assert sweep(monday("2026-02-26 00.02")).get("withdrawn", 0) >= 1
    assert letters.count() < before


def test_a_case_that_ended_withdraws_its_lines_once(world, monday):
    referral = world.sent()
    sweep(monday("2026-02-04 00.01"))
    type(world.episode).objects.update(state="closed", closed_at=wita("2026-02-04 08.00"))
    assert "withdrawn" in sweep(monday("2026-02-04 09.00"))
    assert not Notice.objects.filter(about_code=referral.code, state="queued").exists()
    assert sweep(monday("2026-03-04 09.00")) == {}


def test_sweeping_a_quiet_unit_costs_the_same_however_many_referrals_run(world, monday):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert sweep(wita("2026-02-02 10.00")) == {}
        return sum("SAVEPOINT" not in query["sql"] for query in queries.captured_queries)

    world.sent()
    few = cost()
    for _ in range(6):
        world.sent(world.another_case())
    assert cost() == few <= 17


def test_no_message_holds_anything_of_the_client(world, monday):
    person = world.episode.person
    world.in_service(serve_days=10)
    for night in range(1, 40):
        sweep(wita("2026-02-02 00.01") + timedelta(days=night))
    for line in Notice.objects.all():
        text = f"{line.key} {line.about_label} {line.to_label} {line.context}"
        assert not any(part in text for part in (person.full_name, person.code, world.episode.number))


def test_every_line_has_its_sentence(world, monday):
    """In both languages, and no template name shines through."""
    from django.utils import translation

    world.in_service(serve_days=10)
    for night in range(1, 40):
        sweep(wita("2026-02-02 00.01") + timedelta(days=night))
    lines = list(Notice.objects.all())
    for language in ("id", "en"):
        with translation.override(language):
            said = words.sentences(lines)
            assert set(said) == {line.pk for line in lines}
            assert not [text for text in said.values() if "referral-" in text or "_" in text]


def test_whom_a_rung_means(world):
    referral = world.sent()
    to = lambda name: audiences.of(referral, name)  # noqa: E731
    assert to("case_worker").to == (f"user:{world.sari.id}",)
    assert to("unit_head").to == ("role:unit_head",)
    assert (to("dinas_head").to, to("dinas_head").outside) == (("office:dinas_head",), True)
    assert to("partner_second_contact").label == "Yusuf"  # there is no second one
    ContactFactory(partner=world.partner, name="Mira", order=2)
    assert to("partner_second_contact").label == "Mira"


@pytest.mark.parametrize(
    ("audience", "channels", "ways"),
    [
        ("case_worker", ["in_app", "whatsapp"], ["in_app"]),
        ("unit_head", ["in_app", "email"], ["in_app", "email"]),
        ("dinas_head", ["official_letter", "in_app"], ["official_letter"]),
        ("dinas_head", ["in_app"], ["in_app"]),
        ("partner_contact", ["in_app"], ["whatsapp"]),
        ("partner_second_contact", ["whatsapp", "phone"], ["whatsapp", "phone"]),
        ("duty_officer", ["phone", "in_app"], ["phone", "in_app"]),
    ],
)
def test_the_ways_to_reach_somebody(audience, channels, ways):
    assert audiences.ways(audience, channels) == ways


def test_every_audience_of_the_ladders_is_known(world):
    referral = world.sent()
    for rung in Rung.objects.exclude(clock__in=["agreement_end", "issue"]):
        assert all(audiences.of(referral, name) for name in [*rung.audience, *rung.told])


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_say_it_once(world):
    world.sent()
    outcomes = race(*[lambda: sweep(wita("2026-02-04 00.01"))] * 4)
    assert sum(outcome.get("queued", 0) for outcome in outcomes) == 1
    assert not [outcome for outcome in outcomes if "failed" in outcome]
