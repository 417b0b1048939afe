"""The partner's phone: one link, one act after the other, a name and a PIN each time."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from referrals.actions import extensions, lifecycle, links
from referrals.models import Attempt, Extension, Link, Referral
from rptc.audit.models import Event
from rptc.notices.models import Notice

pytestmark = pytest.mark.django_db
PIN = {"name": "Yusuf", "pin": "246810"}
PREVIEWS = ["WhatsApp/2.23.20.0", "TelegramBot (like TwitterBot)", "facebookexternalhit/1.1", "curl/8.5.0"]
SECRETS = [
    "Baharuddin",
    "Daeng",
    "Ngalle",
    "Baco",
    "Bekas luka",
    "pasar malam",
    "lutut",
    "81299990000",
    "Lorong Rahasia",
    "Pulau Contoh",
]


def address(link):
    return reverse("link:open", args=[link.token])


def press(client, link, act, **answers):
    return client.post(address(link), PIN | {"act": act} | answers)


def read(answer):
    return answer.content.decode()


def test_a_partner_accepts_with_a_name_and_a_pin(client, way):
    way.to("sent")
    assert "Baco" not in read(client.get(address(way.link)))
    answer = press(client, way.link, "answer", answer="accept")
    assert answer.status_code == 200 and "r-done" in read(answer) and way.referral.number in read(answer)
    way.referral.refresh_from_db()
    assert way.referral.state == "accepted"
    assert way.referral.log.last().actor_label == "Yusuf" and way.referral.log.last().actor_kind == "contact"


def test_what_was_ticked_is_read_after_the_pin_and_nothing_else(client, way):
    way.to("accepted")
    text = read(press(client, way.link, "shared"))
    assert "Baco" in text and "Bekas luka di dahi kiri" in text
    assert "Luka di lutut" not in text and "Lorong Rahasia" not in text and "Ngalle" not in text


@pytest.mark.parametrize(
    "step", ["sent", "accepted", "planned", "given", "in_service", "ready", "returned", "collected", "closed"]
)
def test_before_a_pin_no_page_holds_more_of_the_file_than_it_must(client, way, step):
    way.to(step)
    for query in ("", "?act=shared", "?act=extension", "?done=extension"):
        text = read(client.get(address(way.link) + query))
        assert not [secret for secret in SECRETS if secret.lower() in text.lower()]
        assert way.episode.person.code not in text and way.episode.number not in text


def test_before_a_pin_it_says_who_may_come_without_a_name(client, way):
    way.to("sent")
    text = read(client.get(address(way.link), headers={"accept-language": "en"}))
    assert "B.D.N." in text and "±" in text


@pytest.mark.parametrize("agent", PREVIEWS)
def test_a_preview_changes_nothing(client, way, agent):
    way.to("sent")
    before = list(Referral.objects.values()), list(Notice.objects.order_by("pk").values("pk", "state"))
    for _visit in range(10):
        answer = client.get(address(way.link), headers={"user-agent": agent})
        assert answer.status_code == 200
    assert (
        list(Referral.objects.values()),
        list(Notice.objects.order_by("pk").values("pk", "state")),
    ) == before
    assert Event.objects.filter(verb="link-loaded").count() == 10
    assert press(client, way.link, "answer", answer="accept").status_code == 200


def test_a_preview_card_shows_the_unit_and_one_sentence(client, way):
    way.to("ready")
    text = read(client.get(address(way.link)))
    assert '<meta property="og:title" content="Konfirmasi rujukan">' in text
    assert "<title>Konfirmasi rujukan · RPTC</title>" in text


def test_a_refusal_needs_a_reason_and_reaches_the_worker(client, way, sari):
    way.to("sent")
    refused = press(client, way.link, "answer", answer="decline")
    assert "r-errors" in read(refused) and "Yusuf" in read(refused) and "246810" not in read(refused)
    press(client, way.link, "answer", answer="decline", reason="full")
    way.referral.refresh_from_db()
    assert (way.referral.state, way.referral.reason) == ("declined", "full")
    assert Notice.objects.addressed_to(sari.addresses).filter(template="referral-declined").exists()


def test_six_reasons_are_offered_and_other_needs_words(client, way):
    way.to("sent")
    assert read(client.get(address(way.link))).count('name="reason"') == 6
    assert "r-errors" in read(press(client, way.link, "answer", answer="decline", reason="other"))
    way.referral.refresh_from_db()
    assert way.referral.state == "sent"


def test_an_accepting_partner_is_not_asked_for_reasons(client, way):
    way.to("sent")
    press(client, way.link, "answer", answer="accept")
    way.referral.refresh_from_db()
    assert way.referral.state == "accepted"


def test_the_whole_way_goes_by_one_address(client, way):
    way.to("given")
    link = address(way.link)
    assert "r-sides" in read(press(client, way.link, "handover"))
    press(client, way.link, "ready")
    way.plan("back", officer="Fadil Rauf")
    assert "Fadil Rauf" in read(client.get(link))
    press(client, way.link, "collection", collector="announced")
    way.referral.refresh_from_db()
    assert way.referral.state == "ready"
    assert way.referral.handovers.get(leg="back").collected_by == "Fadil Rauf"
    assert address(way.link) == link


def test_somebody_else_collects_by_name(client, way):
    way.to("ready")
    assert "r-errors" in read(press(client, way.link, "collection", collector="other"))
    press(client, way.link, "collection", collector="other", other="Pak Rauf")
    assert way.referral.handovers.get(leg="back").collected_by == "Pak Rauf"


def test_it_may_have_happened_earlier(client, way):
    way.to("sent")
    with time_machine.travel(timezone.now() + timedelta(hours=5), tick=False):
        way.accepted()
        earlier = timezone.localtime() - timedelta(hours=2)
        day, hour = f"{earlier:%Y-%m-%d}", f"{earlier:%H:%M}"
        assert "r-errors" in read(press(client, way.link, "handover", day=day))
        press(client, way.link, "handover", day=day, hour=hour)
        assert f"{timezone.localtime(way.referral.handovers.get().partner_at):%H:%M}" == hour


def test_the_future_is_refused_and_what_was_typed_stays(client, way):
    way.to("given")
    later = timezone.localtime() + timedelta(days=1)
    answer = press(client, way.link, "handover", day=f"{later:%Y-%m-%d}", hour="09:00")
    assert "r-errors" in read(answer) and "09:00" in read(answer)
    assert way.referral.handovers.get().partner_at is None


def test_a_second_confirmation_says_who_was_first_and_when(client, way):
    way.to("given")
    press(client, way.link, "handover", name="Nurdin")
    again = press(client, way.link, "handover")
    assert again.status_code == 409 and "Nurdin" in read(again)
    assert way.referral.handovers.count() == 1


def test_an_act_that_is_not_open_is_refused_with_the_present_state(client, way):
    way.to("sent")
    answer = press(client, way.link, "ready")
    assert answer.status_code == 409 and "Terkirim" in read(answer)
    way.referral.refresh_from_db()
    assert way.referral.state == "sent"


def test_a_report_pressed_twice_is_one_report(client, way):
    way.to("accepted")
    token = {"once": "same-token-of-one-page"}
    first = press(client, way.link, "failed-handover", reason="client_absent", **token)
    again = press(client, way.link, "failed-handover", reason="client_absent", **token)
    assert first.status_code == again.status_code == 302 and first.url == again.url
    assert Attempt.objects.get().side == "partner"
    assert "r-panel is-success" in read(client.get(address(way.link) + first.url.removeprefix("./")))


def test_a_partner_asks_for_more_time_once(client, way):
    way.to("in_service")
    press(client, way.link, "extension", days="7", reason="client_need")
    assert Extension.objects.get().asked_side == "partner"
    assert press(client, way.link, "extension", days="9", reason="client_need").status_code == 409
    assert Extension.objects.count() == 1


def test_a_partner_withdraws_and_reports_an_absconding(client, way):
    way.to("accepted")
    press(client, way.link, "withdraw", reason="client_refused")
    way.referral.refresh_from_db()
    assert way.referral.state == "failed"


def test_who_has_the_client_reports_that_they_left(client, way):
    way.to("in_service")
    press(client, way.link, "absconded", note="Lewat pagar belakang")
    way.referral.refresh_from_db()
    assert way.referral.state == "absconded"


def test_before_the_hand_over_nobody_can_lose_the_client_at_the_partner(client, way):
    way.to("accepted")
    assert press(client, way.link, "absconded").status_code == 409
    way.referral.refresh_from_db()
    assert way.referral.state == "accepted"


def test_five_wrong_pins_lock_the_link_and_tell_the_sender(client, way, sari):
    way.to("sent")
    for left in (4, 3, 2, 1):
        answer = press(client, way.link, "answer", answer="accept", pin="975310")
        assert f": {left}." in read(answer) and "975310" not in read(answer)
    assert press(client, way.link, "answer", answer="accept", pin="975310").status_code == 423
    assert press(client, way.link, "answer", answer="accept").status_code == 423
    assert client.get(address(way.link)).status_code == 423
    way.referral.refresh_from_db()
    assert way.referral.state == "sent"
    assert Notice.objects.addressed_to(sari.addresses).filter(template="referral-link-locked").exists()


def test_a_right_pin_forgives_the_wrong_ones(client, way):
    way.to("sent")
    press(client, way.link, "answer", answer="accept", pin="975310")
    press(client, way.link, "shared")
    assert Link.objects.get().wrong_pins == 0


def test_something_that_cannot_be_a_pin_costs_no_try(client, way):
    way.to("sent")
    press(client, way.link, "answer", answer="accept", pin="12")
    press(client, way.link, "answer", answer="accept", pin="")
    assert Link.objects.get().wrong_pins == 0


def test_unknown_altered_and_replaced_links_look_alike(client, way):
    way.to("sent")
    old = address(way.link)
    links.replace(way.link, by=way.sari)
    pages = [client.get(a) for a in (old, "/r/zzz/", "/r/1-1-deadbeef/", address(way.link)[:-4] + "abc/")]
    assert {p.status_code for p in pages} == {404}
    assert len({read(p).partition("<main")[2].partition("</main>")[0] for p in pages}) == 1
    assert way.referral.number not in read(pages[0])
    assert client.get(address(way.link)).status_code == 200


def test_an_old_copy_cannot_act_either(client, way):
    way.to("sent")
    old = address(way.link)
    links.replace(way.link, by=way.sari)
    assert client.post(old, PIN | {"act": "answer", "answer": "accept"}).status_code == 404


def test_after_the_end_there_is_a_receipt_for_fourteen_days(client, way):
    way.to("closed")
    link = way.link
    text = read(client.get(address(link)))
    assert way.referral.number in text and "Yusuf" not in text and "Sari" not in text and "<form" not in text
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        over = client.get(address(link))
    assert over.status_code == 410 and way.referral.number not in read(over)


def test_a_cancelled_referral_says_so_and_shows_no_data(client, way):
    way.to("sent")
    lifecycle.cancel(way.referral, note="Keluarga datang", by=way.sari)
    text = read(client.get(address(way.link)))
    assert "Dibatalkan" in text and "B.D.N." not in text and "Keluarga datang" not in text
    assert "r-done" in read(press(client, way.link, "shared")) and "Baco" not in read(
        press(client, way.link, "shared")
    )


def test_a_contact_who_left_has_no_door(client, way):
    way.to("sent")
    contact = way.link.contact
    contact.ended_at = timezone.now()
    contact.save()
    assert client.get(address(way.link)).status_code == 410


@pytest.mark.parametrize("path", ["live", "/r/unknown/"])
def test_no_answer_is_kept_listed_or_passed_on(client, way, path):
    way.to("sent")
    answer = client.get(address(way.link) if path == "live" else path)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"] and "noindex" in answer["X-Robots-Tag"]


def test_no_cookie_is_needed(way):
    way.to("sent")
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(way.link), PIN | {"act": "answer", "answer": "accept"}).status_code == 200
    way.referral.refresh_from_db()
    assert way.referral.state == "accepted"


def test_rptc_waits_no_longer_once_the_partner_was_first(client, way):
    """The partner confirms before RPTC: it sees that the other half is missing, and whose."""
    way.to("accepted")
    press(client, way.link, "handover")
    text = read(client.get(address(way.link)))
    assert "belum mengonfirmasi" in text and 'value="handover"' not in text


def test_an_extension_that_waits_is_not_asked_again(client, way):
    way.to("in_service")
    extensions.ask(way.referral, days=5, reason="client_need", by=way.sari)
    assert "?act=extension" not in read(client.get(address(way.link)))


def test_a_photo_of_the_minutes_is_kept_without_where_it_was_taken(client, way):
    way.to("given")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "JPEG", exif=b"Exif\x00\x00GPS")
    press(client, way.link, "handover", photo=SimpleUploadedFile("IMG.jpg", picture.getvalue()))
    kept = way.referral.handovers.get().scan
    assert kept.kind == "photo" and kept.stored_by == "Yusuf"


def test_something_that_is_no_photo_is_refused_and_nothing_is_confirmed(client, way):
    way.to("given")
    answer = press(client, way.link, "handover", photo=SimpleUploadedFile("IMG.jpg", b"not a picture"))
    assert "r-errors" in read(answer) and way.referral.handovers.get().partner_at is None
