"""Every act on a referral: what is asked, what is refused and how, that nothing is done twice."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from clients.models import Stay
from referrals.actions import extensions, handovers
from referrals.acts import ACTS
from referrals.models import Attempt, Extension, Journey, Referral

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def page(referral, slug):
    return reverse(f"referrals:referral-{slug}", args=[referral.code])


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def press(client, referral, slug, **answers):
    return client.post(page(referral, slug), answers, follow=True)


def test_the_head_sends_or_returns_with_a_reason(as_, rina, way):
    way.to("submitted")
    assert "r-errors" in press(as_(rina), way.referral, "send-back").content.decode()
    press(as_(rina), way.referral, "send-back", note="Lengkapi tujuan")
    way.referral.refresh_from_db()
    assert way.referral.state == "draft"
    way.submitted()
    press(as_(rina), way.referral, "send")
    way.referral.refresh_from_db()
    assert way.referral.state == "sent" and way.referral.links.exists()


def test_a_worker_may_not_send_what_is_not_urgent(as_, sari, way):
    way.to("submitted")
    assert press(as_(sari), way.referral, "send").status_code == 403
    answer = press(as_(sari), way.referral, "send-urgent")
    assert answer.status_code == 200 and "Diajukan".lower() in said(answer)[0].lower()
    way.referral.refresh_from_db()
    assert way.referral.state == "submitted"
    assert as_(sari).get(page(way.referral, "send-back")).status_code == 403


def test_the_duty_worker_sends_an_urgent_one_and_the_head_approves_afterwards(as_, andi, rina, way):
    way.to("submitted", urgent=True)
    press(as_(andi), way.referral, "send-urgent")
    way.referral.refresh_from_db()
    assert way.referral.sent_at and not way.referral.approved_at
    assert (
        as_(rina).get(reverse("referrals:referral-detail", args=[way.referral.code])).context["first"].slug
        == "approve"
    )
    press(as_(rina), way.referral, "approve")
    way.referral.refresh_from_db()
    assert way.referral.approved_at


def test_rptc_answers_for_the_partner_only_with_who_said_so(as_, sari, way):
    way.to("sent")
    assert "r-errors" in press(as_(sari), way.referral, "accept").content.decode()
    assert "r-errors" in press(as_(sari), way.referral, "accept", for_partner_note="Yusuf").content.decode()
    press(as_(sari), way.referral, "accept", for_partner_note="Yusuf", means="phone")
    way.referral.refresh_from_db()
    entry = way.referral.log.last()
    assert way.referral.state == "accepted" and (entry.means, entry.data["said_by"]) == ("phone", "Yusuf")


def test_the_partners_paper_is_kept_as_it_is(as_, sari, way):
    way.to("sent")
    answer = {"reason": "full", "means": "paper", "for_partner_note": "Yusuf"}
    assert "r-errors" in press(as_(sari), way.referral, "decline", **answer).content.decode()
    press(as_(sari), way.referral, "decline", **answer, scan=SimpleUploadedFile("surat.pdf", PDF))
    assert way.referral.log.last().scan.size == len(PDF) and way.referral.log.last().means == "paper"


def test_a_wrong_kind_of_file_says_which_are_allowed(as_, sari, way):
    way.to("sent")
    answer = press(
        as_(sari),
        way.referral,
        "accept",
        scan=SimpleUploadedFile("x.pdf", b"just words"),
        means="paper",
        for_partner_note="Yusuf",
    )
    assert "PDF" in answer.content.decode() and "r-errors" in answer.content.decode()


def test_a_hand_over_ends_the_stay_at_the_stated_time(as_, sari, way):
    way.to("planned")
    now = timezone.now()
    with time_machine.travel(now + timedelta(hours=4), tick=False):
        at = timezone.localtime(now + timedelta(hours=2))
        press(as_(sari), way.referral, "handover", happened_at=f"{at:%Y-%m-%dT%H:%M}")
    stay = Stay.objects.get()
    assert stay.during.upper == at.replace(second=0, microsecond=0)
    assert way.referral.journeys.get().state == Journey.State.DONE


def test_a_collection_needs_a_place_and_opens_a_stay(as_, sari, way, bed):
    way.to("ready")
    client = as_(sari)
    assert "r-errors" in press(client, way.referral, "collection").content.decode()
    assert "r-errors" in press(client, way.referral, "collection", bed="nowhere").content.decode()
    press(client, way.referral, "collection", bed=bed.code)
    assert Stay.objects.open().get().beds.get().bed == bed


def test_a_full_house_takes_somebody_in_an_overflow_place_with_a_reason(as_, sari, way):
    way.to("ready")
    client = as_(sari)
    refused = press(client, way.referral, "collection", bed="overflow", overflow_place="Ruang tamu")
    assert "r-errors" in refused.content.decode() and "Ruang tamu" in refused.content.decode()
    press(
        client,
        way.referral,
        "collection",
        bed="overflow",
        overflow_place="Ruang tamu",
        overflow_reason="Penuh",
    )
    assert Stay.objects.open().get().overflow_place == "Ruang tamu"


def test_a_family_that_collects_is_named_and_no_bed_is_asked(as_, sari, way):
    way.to("ready", collector="family")
    client = as_(sari)
    form = client.get(page(way.referral, "collection")).context["form"]
    assert "bed" not in form.fields
    press(client, way.referral, "collection", collected_by="Ibu Ramlah")
    assert (
        way.referral.handovers.get(leg="back").collected_by == "Ibu Ramlah"
        and not Stay.objects.open().exists()
    )


def test_confirming_twice_says_who_was_first(as_, sari, andi, way):
    way.to("given")
    for answer in (
        as_(andi).get(page(way.referral, "handover"), follow=True),
        press(as_(andi), way.referral, "handover"),
    ):
        assert "Sari" in said(answer)[0] and "diterima" in said(answer)[0].lower()


def test_a_page_left_open_never_confirms_the_other_leg(as_, sari, way):
    """The worker opened "confirm the hand-over"; meanwhile everything went on to the way back."""
    way.to("in_service")
    press(as_(sari), way.referral, "handover")
    assert not way.referral.handovers.filter(leg="back").exists()


def test_the_head_records_a_half_from_the_minutes_after_three_working_days(as_, rina, sari, way):
    way.to("given")
    early = press(
        as_(rina), way.referral, "record-handover-partner", signed_by="Yusuf", happened_at="2026-01-05T09:00"
    )
    assert way.referral.handovers.get().partner_at is None and early.status_code == 200
    when = f"{timezone.localtime():%Y-%m-%dT%H:%M}"
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        at = f"{timezone.localtime() - timedelta(days=1):%Y-%m-%dT%H:%M}"
        press(
            as_(rina),
            way.referral,
            "record-handover-partner",
            signed_by="Yusuf",
            happened_at=at,
            note="Berita acara 12",
        )
    way.referral.refresh_from_db()
    assert way.referral.state == "in_service" and when
    assert as_(sari).get(page(way.referral, "record-handover-partner")).status_code == 403


def test_a_journey_is_planned_changed_and_cancelled(as_, sari, way):
    way.to("accepted")
    client, tomorrow = as_(sari), timezone.localtime() + timedelta(days=1)
    planned = {"planned_for": f"{tomorrow:%Y-%m-%dT09:00}", "officer": "Fadil"}
    press(client, way.referral, "plan-handover", **planned)
    assert client.get(page(way.referral, "replan-handover")).context["form"]["officer"].value() == "Fadil"
    press(client, way.referral, "replan-handover", **planned | {"officer": "Rauf"})
    assert Journey.objects.get().officer == "Rauf"
    press(client, way.referral, "unplan-handover")
    assert Journey.objects.get().state == "cancelled"


def test_yesterday_is_no_plan(as_, sari, way):
    way.to("accepted")
    answer = press(as_(sari), way.referral, "plan-handover", planned_for="2026-01-05T09:00", officer="Fadil")
    assert "r-errors" in answer.content.decode() and "Fadil" in answer.content.decode()


def test_a_failed_collection_is_counted_once(as_, sari, way):
    way.to("ready")
    for _press in range(2):
        press(as_(sari), way.referral, "failed-collection", reason="vehicle_absent", once="same")
    assert Attempt.objects.get().against == "rptc"


def test_time_is_asked_for_and_decided_once(as_, sari, rina, way):
    way.to("in_service")
    press(as_(sari), way.referral, "extension", days="7", reason="client_need")
    asked = Extension.objects.get()
    assert (
        "r-errors" in press(as_(rina), way.referral, "decide", about=asked.pk, approve="no").content.decode()
    )
    press(as_(rina), way.referral, "decide", about=asked.pk, approve="yes")
    asked.refresh_from_db()
    assert asked.state == "approved"
    assert (
        "Bu Rina" in said(press(as_(rina), way.referral, "decide", about=asked.pk, approve="no", note="x"))[0]
    )


def test_a_decision_is_about_the_request_that_was_read(as_, rina, way):
    way.to("in_service")
    first = extensions.ask(way.referral, days=7, reason="client_need", by=way.yusuf)
    extensions.decide(first, approve=False, note="Cukup", by=way.rina)
    extensions.ask(way.referral, days=300, reason="client_need", by=way.yusuf)
    press(as_(rina), way.referral, "decide", about=first.pk, approve="yes")
    assert Extension.objects.waiting().count() == 1


@pytest.mark.parametrize(
    ("step", "slug", "answers", "state"),
    [
        ("sent", "expire", {}, "expired"), ("sent", "cancel", {"note": "Keluarga datang"}, "cancelled"),
        ("accepted", "fail", {"reason": "client_refused"}, "failed"),
        ("in_service", "ready", {"for_partner_note": "Yusuf", "means": "phone"}, "ready"),
        ("in_service", "absconded", {"note": ""}, "absconded"), ("ready", "deceased", {}, "deceased"),
        ("ready", "transferred", {"note": "Sentra lain"}, "transferred"), ("ready", "placed", {"note": "SK 12"}, "placed_permanently"),
        ("collected", "close", {"outcome": "Kembali"}, "closed"), ("closed", "void", {"note": "Salah orang"}, "void"),
    ],
)  # fmt: skip
def test_every_other_end_is_one_page(as_, rina, way, step, slug, answers, state):
    way.to(step)
    client = as_(rina)
    assert client.get(page(way.referral, slug)).status_code == 200
    press(client, way.referral, slug, **answers)
    way.referral.refresh_from_db()
    assert way.referral.state == state


@pytest.mark.parametrize("slug", ACTS)
def test_no_act_breaks_when_it_is_not_open(as_, rina, way, slug):
    way.to("closed")
    client = as_(rina)
    before = Referral.objects.values().get()
    if slug not in ("void", "tell-family", "deputy"):  # an end may be told, and the case goes on
        assert said(client.get(page(way.referral, slug), follow=True))
        press(
            client,
            way.referral,
            slug,
            note="x",
            reason="other",
            outcome="x",
            about="1",
            approve="yes",
            days="3",
            signed_by="x",
        )
    assert Referral.objects.values().get() == before


@pytest.mark.parametrize("slug", ACTS)
def test_a_stranger_opens_no_act(as_, dodi, lina, way, slug):
    way.to("draft")
    for who in (dodi, lina):
        assert as_(who).get(page(way.referral, slug)).status_code == 403


def test_minutes_are_for_those_who_open_files(as_, sari, wati, way):
    way.to("planned")
    press(as_(sari), way.referral, "handover", scan=SimpleUploadedFile("ba.pdf", PDF))
    minutes = reverse("referrals:handover-minutes", args=[way.referral.code, "there"])
    assert b"".join(as_(sari).get(minutes).streaming_content) == PDF
    assert as_(wati).get(minutes).status_code == 404
    assert way.referral.handovers.get().rptc_means == "paper"


def test_the_client_handed_over_elsewhere_first_is_told(as_, sari, way):
    way.to("planned")
    handovers.confirm(way.referral, leg="there", side="partner", by=way.yusuf)
    assert (
        as_(sari).get(reverse("referrals:referral-detail", args=[way.referral.code])).context["first"].slug
        == "handover"
    )
