"""The page of one referral: the state in words, the act of the moment, clocks by who owes, legs, ladder, link."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from referrals import bell, whatsapp
from referrals.actions import extensions, journeys, lifecycle
from referrals.sweep import sweep
from rptc.audit.models import Event
from rptc.notices.models import Notice
from tests.referrals.web.conftest import STEPS, cost
from tests.referrals.web.test_link import SECRETS

pytestmark = pytest.mark.django_db
FIRST = {
    "draft": "submit", "submitted": None, "sent": None, "accepted": "plan-handover", "planned": "handover", "given": None,
    "in_service": "plan-collection", "ready": "plan-collection", "returned": "collection", "collected": "close", "closed": None,
}  # fmt: skip


def detail(referral):
    return reverse("referrals:referral-detail", args=[referral.code])


def slug(act):
    return act and act.slug


@pytest.mark.parametrize("step", STEPS)
def test_the_worker_finds_the_act_of_the_moment_first(as_, sari, way, step):
    answer = as_(sari).get(detail(way.to(step)))
    assert answer.status_code == 200 and way.referral.number in answer.content.decode()
    assert slug(answer.context["first"]) == FIRST[step]


def test_the_head_sends_and_the_worker_waits(as_, sari, rina, way):
    way.to("submitted")
    assert slug(as_(rina).get(detail(way.referral)).context["first"]) == "send"
    context = as_(sari).get(detail(way.referral)).context
    assert "send" not in [act.slug for act in [*context["others"], *context["rare"]]]


def test_a_decision_comes_before_the_usual_step(as_, rina, sari, way):
    way.to("in_service")
    extensions.ask(way.referral, days=7, reason="client_need", by=way.yusuf)
    answer = as_(rina).get(detail(way.referral))
    assert slug(answer.context["first"]) == "decide" and "Yusuf" in answer.content.decode()
    assert slug(as_(sari).get(detail(way.referral)).context["first"]) != "decide"


def test_the_title_says_what_is_late_and_who_owes_it(as_, sari, way):
    way.to("ready")
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        context = as_(sari).get(detail(way.referral)).context
    assert context["title"] == "Penjemputan lewat 3 hari"
    assert context["owes"].owed_by == "rptc" and context["late"]


def test_a_collection_that_nobody_made_is_not_hidden_behind_a_partner_that_never_said_ready(as_, sari, way):
    way.to("draft", days=7)
    for step in ("submitted", "sent", "accepted", "given", "in_service"):
        getattr(way, step)()
    with time_machine.travel(timezone.now() + timedelta(days=16), tick=False):
        client = as_(sari)
        context = client.get(detail(way.referral)).context
        assert context["title"] == "Penjemputan lewat 3 hari" and context["owes"].owed_by == "rptc"
        rows = {
            late: client.get(f"/referrals/?late={late}").context["tasks"][0] for late in ("rptc", "partner")
        }
    assert rows["rptc"].due.words == "Lewat 3 hari" and rows["partner"].due.words == "Lewat 6 hari"


def test_the_title_says_whose_half_is_missing(as_, sari, way):
    way.to("given")
    assert as_(sari).get(detail(way.referral)).context["title"] == "Serah terima: menunggu mitra"


def test_an_extension_stands_beside_the_first_promise(as_, sari, way):
    way.to("in_service")
    asked = extensions.ask(way.referral, days=7, reason="client_need", by=way.yusuf)
    extensions.decide(asked, approve=True, by=way.rina)
    clocks = {c.promise.clock: c for c in as_(sari).get(detail(way.referral)).context["clocks"]}
    moved = clocks["pick_up"].promise
    assert (moved.due - moved.original_due).days == 7 and "Bu Rina" in clocks["pick_up"].extension
    assert clocks["answer"].extension == ""


def test_the_ladder_checks_only_what_a_person_did(as_, sari, way):
    way.to("sent")
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        sweep(timezone.now())
        queued = as_(sari).get(detail(way.referral)).context["ladder"]
        assert not any(rung.done_at for rung in queued)
        for line in Notice.objects.filter(template="referral-rung", state="queued"):
            line.state, line.done_at = "done", timezone.now()
            line.save()
        assert any(rung.done_at for rung in as_(sari).get(detail(way.referral)).context["ladder"])


def test_a_rung_is_one_line_of_the_history_however_many_ways_it_rang(as_, sari, way):
    way.to("ready")
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        sweep(timezone.now())
        events = as_(sari).get(detail(way.referral)).context["events"]
    assert Notice.objects.filter(template="referral-rung").count() > 1
    assert len([entry for entry in events if entry.by == "otomatis"]) == 1


def test_a_call_says_whom_to_call(as_, sari, way):
    way.to("sent")
    bell.ring_urgent(way.referral, timezone.now())
    page = as_(sari).get(detail(way.referral)).content.decode()
    assert "Telepon: Kepala UPT" in page and "Telepon: Petugas piket" in page and "Telepon: <" not in page


def test_plans_and_failures_of_a_leg_are_kept(as_, sari, way):
    way.to("ready")
    way.plan("back", officer="Fadil Rauf")
    journeys.attempt_failed(way.referral, leg="back", reason="letter_missing", by=way.sari)
    leg = as_(sari).get(detail(way.referral)).context["legs"][0]
    assert leg.plan == [] and "Surat rujukan tidak dibawa" in leg.past[0].value


def test_an_end_stands_on_the_track(as_, sari, way):
    way.to("sent")
    lifecycle.decline(way.referral, reason="full", by=way.yusuf)
    answer = as_(sari).get(detail(way.referral))
    assert answer.context["track"][-1].name == "Ditolak" and answer.context["again"]
    assert reverse("referrals:referral-reoffer", args=[way.referral.code]) in answer.content.decode()


def test_administration_reads_without_a_name_and_without_buttons(as_, wati, way):
    way.to("sent")
    answer = as_(wati).get(detail(way.referral))
    text = answer.content.decode()
    assert "Baharuddin" not in text and "Lorong" not in text and "/r/" not in text
    assert not answer.context["first"] and not answer.context["others"]


def test_no_name_stands_in_the_title_and_reading_is_recorded(as_, sari, way):
    way.to("sent")
    text = as_(sari).get(detail(way.referral)).content.decode()
    assert f"<title>{way.referral.number} · RPTC</title>" in text
    read = Event.objects.filter(verb="referral-opened").get()
    assert read.is_read and read.person_code == way.episode.person.code


@pytest.mark.parametrize("step", ["sent", "accepted", "in_service", "ready"])
def test_a_message_names_a_number_a_verb_and_the_link(way, step):
    way.to(step)
    text, href = whatsapp.text(way.referral, way.link), whatsapp.href(way.referral, way.link)
    assert way.referral.number in text and f"/r/{way.link.token}/" in text
    for said in (text, href):
        assert not [secret for secret in SECRETS if secret.lower() in said.lower()]
    assert href.startswith("https://wa.me/6281355512345?text=")


def test_no_notice_holds_a_persons_data(way):
    way.to("closed")
    for line in Notice.objects.all():
        said = f"{line.context} {line.about_label} {line.template} {line.key}".lower()
        assert not [secret for secret in SECRETS if secret.lower() in said]


def test_a_message_that_was_sent_is_recorded(as_, sari, way):
    way.to("sent")
    waiting = Notice.objects.filter(channel="whatsapp", state="queued")
    assert waiting.exists()
    told = reverse("referrals:link-told", args=[way.referral.code, way.link.contact.code])
    assert as_(sari).get(told).status_code == 405
    as_(sari).post(told)
    assert not waiting.exists() and way.link.opened_in_whatsapp_at


def test_a_link_is_replaced_after_a_question(as_, sari, way):
    way.to("sent")
    ask = reverse("referrals:link-replace", args=[way.referral.code, way.link.contact.code])
    as_(sari).get(ask)
    assert way.link.version == 1
    as_(sari).post(ask)
    assert way.link.version == 2


def test_a_second_contact_gets_a_link_of_its_own(as_, sari, way, partner):
    way.to("sent")
    mira = partner.contacts.get(name="Mira")
    as_(sari).post(reverse("referrals:link-new", args=[way.referral.code]), {"contact": mira.code})
    assert way.referral.links.count() == 2


def test_a_call_is_recorded_as_done(as_, sari, way):
    way.to("sent")
    with time_machine.travel(timezone.now() + timedelta(days=12), tick=False):
        sweep(timezone.now())
        line = Notice.objects.filter(
            channel__in=["phone", "official_letter"], state="queued"
        ).first() or _a_call(way)
        as_(sari).post(reverse("referrals:notice-carried", args=[way.referral.code, line.code]))
        line.refresh_from_db()
    assert (line.state, line.done_by) == ("done", "Sari")


def _a_call(way):
    from rptc import notices

    return notices.queue(
        "referral-rung",
        to=["contact:1"],
        about=way.referral,
        key="call",
        channel="phone",
        rung="answer_partner_plus1",
    )


@pytest.mark.parametrize("step", STEPS)
def test_the_page_costs_little_whatever_hangs_on_it(as_, sari, way, step):
    way.to(step)
    with time_machine.travel(timezone.now() + timedelta(days=50), tick=False):
        sweep(timezone.now())
        assert cost(as_(sari), detail(way.referral)) <= 17


def test_thirty_requests_cost_what_one_costs(as_, sari, way):
    way.to("in_service")

    def ask_and_refuse():
        asked = extensions.ask(way.referral, days=7, reason="client_need", by=way.yusuf)
        extensions.decide(asked, approve=False, note="Cukup", by=way.rina)
        journeys.attempt_failed(way.referral, leg="back", reason="weather_road", by=way.sari)

    ask_and_refuse()
    one = cost(as_(sari), detail(way.referral))
    for _n in range(29):
        ask_and_refuse()
    assert cost(as_(sari), detail(way.referral)) == one


def test_what_was_declined_shows_no_step_and_no_promise_that_nobody_owes(as_, sari, way):
    way.to("sent")
    lifecycle.decline(way.referral, reason="full", by=way.yusuf)
    context = as_(sari).get(detail(way.referral)).context
    assert [str(step.name) for step in context["track"]] == ["Draf", "Diajukan", "Terkirim", "Ditolak"]
    assert [clock.promise.clock for clock in context["clocks"]] == ["answer"]
