"""Stories of clocks over 30 to 90 days: who was told what, when and how, while reminders are paused, answered, or the
ladder, the limit and the calendar are edited on the way. What is not in a list was not said."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from referrals.actions import holds
from referrals.refusals import Refused
from rptc.accounts.actions import duty
from rptc.clock.models import Holiday
from rptc.notices.models import Notice
from rptc.sop.actions import holidays, limits, steps
from rptc.sop.models import Limit, Rung
from tests.factories import UserFactory
from tests.referrals.domain.story import Story, wita


@pytest.fixture
def story(sari, rina, partner, bed):
    begun = []

    def begin(text):
        begun.append(Story(sari, rina, partner, bed, text))
        return begun[0]

    yield begin
    for one in begun:
        one.end()


def in_service(story):
    """Sent on Monday 2 February 2026; served until the 15th, to be collected by the 18th."""
    story.is_sent(days=10).at("2026-02-03 09.00").is_accepted().at("2026-02-04 10.00").goes_there()
    return story.whatsapp_is_opened()


def changed_step(story, code, **more):
    """From tomorrow on, unless another day is given."""
    row, terms = Rung.objects.on(timezone.localdate()).get(code=code), {}
    for name in (
        "label_id",
        "label_en",
        "offset",
        "offset_unit",
        "repeats_every",
        "audience",
        "told",
        "channels",
    ):
        terms[name] = getattr(row, name)
    terms |= {
        "working_hours_only": row.working_hours_only,
        "needs_ack": row.needs_ack,
        "decided_by": "SK 7",
        "note_id": "",
    }
    terms |= {"note_en": "", "valid_from": timezone.localdate() + timedelta(days=1)}
    return steps.follow(row, by=story.rina, **{**terms, **more})


def changed_limit(story, code, value, **more):
    row = Limit.objects.on(timezone.localdate()).get(code=code, urgency="", partner_kind="")
    terms = {
        "unit": row.unit,
        "warn_before": 0,
        "certainty": "",
        "decided_by": "SK 8",
        "note_id": "",
        "note_en": "",
    }
    terms["valid_from"] = timezone.localdate() + timedelta(days=1)
    return limits.follow(row, by=story.rina, value=value, **{**terms, **more})


def still_working(story, clock, until, by=None, answer="client_unwell", **more):
    promise = story.referral.promises.get(clock=clock)
    return holds.still_working(promise, answer=answer, until=until, by=by or story.yusuf, **more)


def test_a_pause_in_the_middle_is_a_week_of_silence_and_no_day_less_late(story):
    """Late since the 19th; paused from the 20th to the 27th; what fell into it is passed over for good."""
    paused = in_service(story("2026-02-02 09.00")).at("2026-02-20 09.00").whatsapp_is_opened()
    holds.pause(paused.referral, reason="in_hospital", until=date(2026, 2, 27), by=paused.rina)
    paused.at("2026-04-03 09.00")
    assert paused.told(since="2026-02-20 01.00") == [
        "20-02 09.00 Sari: paused",
        *[f"{day} 00.01 {whom}: pick_up_rptc_plus14{number}"
          for day, number in [("04-03", ""), ("11-03", " no. 2"), ("18-03", " no. 3"), ("25-03", " no. 4"), ("01-04", " no. 5")]
          for whom in ("Head of the social office", "Bu Rina")],
    ]  # fmt: skip
    promise = paused.referral.promises.get(clock="pick_up")
    assert promise.days_late() == promise.days_late_on_original() == 44


def test_a_pause_that_is_lifted_early_lets_the_next_rung_speak(story):
    lifted = in_service(story("2026-02-02 09.00")).at("2026-02-16 09.00").whatsapp_is_opened()
    holds.pause(lifted.referral, reason="agreed_date", until=date(2026, 3, 10), by=lifted.rina)
    lifted.at("2026-02-20 09.00")
    holds.resume(lifted.referral, by=lifted.rina)
    lifted.at("2026-03-05 09.00")
    assert lifted.told(since="2026-02-16 01.00") == [
        "16-02 09.00 Sari: paused",
        "21-02 00.01 Bu Rina: pick_up_rptc_plus3",
        "23-02 08.00 Bu Rina by email: pick_up_rptc_plus3",
        "23-02 08.00 Yusuf by whatsapp: pick_up_rptc_plus3 (told)",
        "25-02 00.01 Bu Rina: pick_up_rptc_plus7 (told)",
        "25-02 00.01 Bu Rina: undone",
        "25-02 08.00 Head of the social office by official_letter: pick_up_rptc_plus7",
        "27-02 00.01 Bu Rina: undone",
        "04-03 00.01 Head of the social office: pick_up_rptc_plus14",
        "04-03 00.01 Bu Rina: pick_up_rptc_plus14",
    ]


def test_still_working_is_said_twice_and_then_refused(story):
    said = story("2026-02-02 09.00").is_sent().at("2026-02-03 09.00")
    still_working(said, "answer", date(2026, 2, 5))
    said.at("2026-02-05 09.00")
    still_working(said, "answer", date(2026, 2, 10))
    said.at("2026-02-10 09.00")
    with pytest.raises(Refused, match="twice"):
        still_working(said, "answer", date(2026, 2, 11))
    said.at("2026-03-20 09.00")
    assert said.told(since="2026-02-02 10.00") == [
        "03-02 09.00 Sari: still-working",  # the reminder of the 4th waits until the 5th and is overtaken
        "05-02 00.01 Sari: answer_partner_plus1 (told)",
        "05-02 08.00 Mira by whatsapp: answer_partner_plus1",
        "05-02 08.00 Mira by phone: answer_partner_plus1",
        "05-02 09.00 Sari: still-working",
        "06-02 00.01 Bu Rina: answer_partner_plus2",  # the unit head hears whatever was said
        "06-02 00.01 Sari: answer_partner_plus2 (told)",
        "07-02 00.01 Bu Rina: undone",
    ]


def test_rptc_answers_for_its_own_collection_and_its_head_hears_all_the_same(story):
    own = in_service(story("2026-02-02 09.00")).at("2026-02-16 09.00").whatsapp_is_opened()
    still_working(own, "pick_up", date(2026, 2, 19), by=own.sari, answer="arranging_transport")
    own.at("2026-03-10 09.00")
    assert own.told(since="2026-02-16 01.00") == [
        "18-02 00.01 Sari: pick_up_rptc_zero",  # the one of the 17th waited and was overtaken
        "18-02 08.00 Yusuf by whatsapp: pick_up_rptc_zero (told)",
        "19-02 00.01 Bu Rina: pick_up_rptc_plus1",
        "20-02 00.01 Bu Rina: undone",
        "21-02 00.01 Bu Rina: pick_up_rptc_plus3",
        "23-02 08.00 Bu Rina by email: pick_up_rptc_plus3",
        "23-02 08.00 Yusuf by whatsapp: pick_up_rptc_plus3 (told)",
        "25-02 00.01 Bu Rina: pick_up_rptc_plus7 (told)",
        "25-02 00.01 Bu Rina: undone",
        "25-02 08.00 Head of the social office by official_letter: pick_up_rptc_plus7",
        "27-02 00.01 Bu Rina: undone",
        "04-03 00.01 Head of the social office: pick_up_rptc_plus14",
        "04-03 00.01 Bu Rina: pick_up_rptc_plus14",
    ]


def test_a_ladder_edited_on_the_way_speaks_by_the_row_of_the_day(story):
    """On the 16th the head moves the reminder of the last day two days ahead and adds herself on the first late day."""
    edited = in_service(story("2026-02-02 09.00")).at("2026-02-16 09.00").whatsapp_is_opened()
    changed_step(edited, "pick_up_rptc_minus1", offset=-2)  # its day is over before it holds
    changed_step(edited, "pick_up_rptc_plus1", offset=2, audience=["unit_head", "case_worker"])
    changed_step(edited, "pick_up_rptc_plus14", offset=10, repeats_every=5)
    edited.at("2026-03-20 09.00")
    assert edited.told(since="2026-02-16 01.00") == [
        "18-02 00.01 Sari: pick_up_rptc_zero",
        "18-02 08.00 Yusuf by whatsapp: pick_up_rptc_zero (told)",
        "20-02 00.01 Bu Rina: pick_up_rptc_plus1",
        "20-02 00.01 Sari: pick_up_rptc_plus1",
        "20-02 00.01 Bu Rina: undone",
        "21-02 00.01 Bu Rina: pick_up_rptc_plus3",
        "23-02 08.00 Bu Rina by email: pick_up_rptc_plus3",
        "23-02 08.00 Yusuf by whatsapp: pick_up_rptc_plus3 (told)",
        "25-02 00.01 Bu Rina: pick_up_rptc_plus7 (told)",
        "25-02 00.01 Bu Rina: undone",
        "25-02 08.00 Head of the social office by official_letter: pick_up_rptc_plus7",
        "27-02 00.01 Bu Rina: undone",
        *[f"{day} 00.01 {whom}: pick_up_rptc_plus14{number}"
          for day, number in [("28-02", ""), ("05-03", " no. 2"), ("10-03", " no. 3"), ("15-03", " no. 4"), ("20-03", " no. 5")]
          for whom in ("Head of the social office", "Bu Rina")],
    ]  # fmt: skip


def test_a_limit_edited_on_the_way_moves_nothing_that_was_promised(story):
    kept = in_service(story("2026-02-02 09.00")).at("2026-02-05 09.00")
    due = {clock: kept.due(clock) for clock in ("answer", "hand_over", "serve_until", "pick_up")}
    for code, value in (("referral_answer", 9), ("referral_handover", 9), ("referral_pickup", 1)):
        changed_limit(kept, code, value)
    kept.at("2026-02-21 09.00")
    assert {clock: kept.due(clock) for clock in due} == due
    assert [line for line in kept.told(since="2026-02-14 00.00") if "pick_up" in line] == [
        "15-02 00.01 Sari: pick_up_rptc_minus3",
        "17-02 00.01 Sari: pick_up_rptc_minus1",
        "18-02 00.01 Sari: pick_up_rptc_zero",
        "18-02 08.00 Yusuf by whatsapp: pick_up_rptc_zero (told)",
        "19-02 00.01 Bu Rina: pick_up_rptc_plus1",
        "21-02 00.01 Bu Rina: pick_up_rptc_plus3",
        "23-02 08.00 Bu Rina by email: pick_up_rptc_plus3",
        "23-02 08.00 Yusuf by whatsapp: pick_up_rptc_plus3 (told)",
    ]
    kept.partner_gives().rptc_takes()
    kept.is_sent(days=10).at("2026-02-22 09.00").is_accepted()
    later = {clock: kept.due(clock) for clock in due}
    assert later == {
        "answer": "05-03 23.59", "hand_over": "03-03 23.59", "serve_until": "12-03 23.59", "pick_up": "13-03 23.59",
    }  # fmt: skip


def test_a_holiday_added_on_the_way_moves_reminders_in_working_days_and_no_promise(story):
    """Due on Wednesday the 4th; the city takes Thursday off."""
    off = story("2026-02-02 09.00").is_sent()
    due = off.due("answer")
    holidays.add(date=date(2026, 2, 5), name="Hari jadi kota", kind="lokal", by=off.rina)
    off.at("2026-03-06 09.00")
    assert off.due("answer") == due == "04-02 23.59"
    assert off.told(since="2026-02-02 10.00") == [
        "04-02 00.01 Sari: answer_partner_zero (told)",
        "04-02 08.00 Yusuf by whatsapp: answer_partner_zero",
        "06-02 00.01 Sari: answer_partner_plus1 (told)",
        "06-02 08.00 Mira by whatsapp: answer_partner_plus1",
        "06-02 08.00 Mira by phone: answer_partner_plus1",
        "07-02 00.01 Bu Rina: undone",
        "09-02 00.01 Bu Rina: answer_partner_plus2",
        "09-02 00.01 Sari: answer_partner_plus2 (told)",
        "10-02 00.01 Bu Rina: undone",
    ]


def test_a_day_off_taken_back_brings_the_reminder_back_to_its_day(story):
    """Sent on a day off, due on the 26th, to be reminded two working days before: the 24th, once that is one again."""
    sooner = story("2026-03-23 09.00").is_sent()
    assert sooner.due("answer") == "26-03 23.59"
    changed_step(sooner, "answer_partner_zero", offset=-2)
    holidays.remove(Holiday.objects.get(date=date(2026, 3, 24)), reason="SKB diubah", by=sooner.rina)
    sooner.at("2026-04-24 09.00")
    assert sooner.due("answer") == "26-03 23.59"
    assert sooner.told(since="2026-03-23 10.00") == [
        "24-03 00.01 Sari: answer_partner_zero (told)",
        "24-03 08.00 Yusuf by whatsapp: answer_partner_zero",
        "26-03 00.01 Bu Rina: undone",
        "27-03 00.01 Sari: answer_partner_plus1 (told)",
        "27-03 08.00 Mira by whatsapp: answer_partner_plus1",
        "27-03 08.00 Mira by phone: answer_partner_plus1",
        "30-03 00.01 Bu Rina: answer_partner_plus2",
        "30-03 00.01 Sari: answer_partner_plus2 (told)",
        "31-03 00.01 Bu Rina: undone",
    ]


def test_at_night_whoever_is_on_duty_hears_and_the_deputy_hears_with_the_worker(story):
    night = story("2026-02-06 20.00")
    andi = UserFactory(full_name="Andi", role="shelter_officer")
    budi = UserFactory(full_name="Budi", role="social_worker")
    night.names |= {f"user:{andi.pk}": "Andi", f"user:{budi.pk}": "Budi"}
    duty.add(user=andi, starts_at=wita("2026-02-06 20.00"), ends_at=wita("2026-02-07 08.00"), by=night.rina)
    type(night.episode).objects.filter(pk=night.episode.pk).update(deputy=budi)
    night.episode.refresh_from_db()
    night.at("2026-02-06 23.00").is_sent_by_the_duty_worker()
    assert night.hourly_until("2026-02-09 08.00").told(since="2026-02-06 22.00") == [
        "06-02 23.00 Bu Rina: submitted",
        "06-02 23.00 Yusuf by whatsapp: sent",
        "06-02 23.00 Bu Rina: to-approve",
        "06-02 23.00 Andi by phone: urgent_now",
        "06-02 23.00 Andi: urgent_now",
        "06-02 23.00 Bu Rina by phone: urgent_now",
        "06-02 23.00 Bu Rina: urgent_now",
        "07-02 03.00 Sari: answer_partner_zero (told)",
        "09-02 03.00 Sari: answer_partner_plus1 (told)",
        "09-02 08.00 Mira by whatsapp: answer_partner_plus1",
        "09-02 08.00 Mira by phone: answer_partner_plus1",
    ]
    told = Notice.objects.filter(
        template="referral-rung", channel="in_app", to__contains=[f"user:{night.sari.id}"]
    )
    assert told.count() == 2 and all(f"user:{budi.pk}" in line.to for line in told)
