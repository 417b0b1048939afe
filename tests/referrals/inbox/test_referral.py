"""One referral in the inbox: what the link offers, without name and PIN; what was ticked, and each reading recorded."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from referrals.actions import lifecycle
from referrals.models import Attempt, Extension
from referrals.views.partner.offers import LIST
from rptc.audit.models import Event
from tests.referrals.inbox.conftest import BACKEND, cost, page, press, read

pytestmark = pytest.mark.django_db
STEPS = ["sent", "accepted", "planned", "given", "in_service", "ready", "returned"]


def titles(answer):
    """The heading of the page."""
    return read(answer).partition("<h1>")[2].partition("</h1>")[0]


def test_yusuf_accepts_with_one_press_and_it_is_counted_as_by_account(inbox, way):
    way.to("sent")
    answer = press(inbox, way.referral, "answer", answer="accept")
    way.referral.refresh_from_db()
    entry = way.referral.log.last()
    assert way.referral.state == "accepted" and answer.redirect_chain
    assert (entry.actor_kind, entry.actor_label, entry.means) == ("contact", "Yusuf", "account")


def test_behind_the_link_it_is_counted_as_by_link(client, way):
    way.to("sent")
    client.post(
        f"/r/{way.link.token}/", {"act": "answer", "answer": "accept", "name": "Yusuf", "pin": "246810"}
    )
    assert way.referral.log.last().means == "link"


def test_a_refusal_needs_a_reason(inbox, way):
    way.to("sent")
    assert "r-errors" in read(press(inbox, way.referral, "answer", answer="decline"))
    press(inbox, way.referral, "answer", answer="decline", reason="full")
    way.referral.refresh_from_db()
    assert (way.referral.state, way.referral.reason, way.referral.log.last().means) == (
        "declined",
        "full",
        "account",
    )


def test_the_whole_way_in_an_account(inbox, way):
    way.to("given")
    press(inbox, way.referral, "handover")
    press(inbox, way.referral, "ready")
    press(inbox, way.referral, "collection", collector="announced")
    way.referral.refresh_from_db()
    halves = [(h.partner_by, h.partner_means) for h in way.referral.handovers.all()]
    assert way.referral.state == "ready" and halves == [("Yusuf", "account")] * 2


def test_a_photo_of_the_minutes_is_kept(inbox, way):
    way.to("given")
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(picture, "JPEG")
    photo = SimpleUploadedFile("minutes.jpg", picture.getvalue(), "image/jpeg")
    press(inbox, way.referral, "handover", photo=photo)
    assert way.referral.handovers.get().scan


def test_more_time_and_what_failed_are_said_here_too(inbox, way):
    way.to("in_service")
    press(inbox, way.referral, "extension", days="7", reason="client_need")
    press(inbox, way.referral, "failed-collection", reason="not_picked_up_by_rptc")
    press(inbox, way.referral, "failed-collection", reason="client_absent")
    assert (
        Extension.objects.get().asked_by == "Yusuf" and Attempt.objects.filter(recorded_by="Yusuf").exists()
    )


@pytest.mark.parametrize("step", STEPS)
def test_what_was_ticked_is_there_and_nothing_else_of_the_file(inbox, way, step):
    way.to(step)
    text = read(inbox.get(page(way.referral)))
    assert "Baco" in text and "Bekas luka di dahi kiri" in text
    for secret in (
        "Luka di lutut",
        "Lorong Rahasia",
        "Ngalle",
        "Pasar malam",
        "81299990000",
        way.episode.person.code,
    ):
        assert secret not in text
    assert 'name="pin"' not in text and 'name="csrfmiddlewaretoken"' in text


def test_each_reading_is_recorded(inbox, way):
    way.to("in_service")
    inbox.get(page(way.referral))
    inbox.get(page(way.referral))
    reads = Event.objects.filter(verb="link-shared-read")
    assert [(event.actor_kind, event.actor_label, event.is_read) for event in reads] == [
        ("contact", "Yusuf", True)
    ] * 2
    assert reads[0].person_code == way.episode.person.code


@pytest.mark.parametrize("step", STEPS)
def test_every_act_of_the_link_is_offered_but_those_for_links(inbox, way, step):
    way.to(step)
    answer = inbox.get(page(way.referral))
    offered = {offer.slug for offer in [answer.context["offer"], *answer.context["others"]] if offer}
    assert not offered & {offer.slug for offer in LIST if offer.by_link}
    for slug in offered:
        assert inbox.get(f"{page(way.referral)}?act={slug}").context["offer"].slug == slug


def test_what_comes_next_is_said_after_each_act(english, way):
    way.to("sent")
    english.post(page(way.referral), {"act": "answer", "answer": "accept"})
    assert "RPTC plans the journey and tells you" in read(english.get(page(way.referral)))
    way.given()
    assert "Confirm yours" in read(english.get(page(way.referral)))


def test_an_urgent_one_says_so(inbox, way):
    way.to("sent", urgent=True)
    assert "Mendesak" in read(inbox.get(page(way.referral)))


def test_what_is_not_open_any_more_is_said_with_the_present_state(inbox, way):
    way.to("sent")
    lifecycle.accept(way.referral, by=way.yusuf)
    text = read(press(inbox, way.referral, "answer", answer="accept"))
    assert "Itu sudah tidak terbuka" in text and way.referral.log.filter(verb="accept").count() == 1


def test_after_the_end_it_is_a_receipt_without_personal_data(inbox, way):
    way.to("collected")
    text = read(inbox.get(page(way.referral)))
    assert way.referral.number in text and not [w for w in ("Baco", "Bekas luka", "B.D.N.") if w in text]
    assert press(inbox, way.referral, "ready").status_code == 200
    way.referral.refresh_from_db()
    assert way.referral.state == "collected"


def test_after_fourteen_days_it_is_nowhere(inbox, way, member):
    way.to("collected")
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        inbox.force_login(member.user, backend=BACKEND)
        assert inbox.get(page(way.referral)).status_code == 404


def test_a_case_that_ended_shows_no_more_of_the_client(inbox, way):
    way.to("in_service")
    way.episode.__class__.objects.filter(pk=way.episode.pk).update(
        state="closed", exit_type="deceased", closed_at=timezone.now()
    )
    assert "Baco" not in read(inbox.get(page(way.referral)))


@pytest.mark.parametrize("step", ["draft", "submitted"])
def test_what_is_not_sent_is_404(inbox, way, step):
    way.to(step)
    assert inbox.get(page(way.referral)).status_code == 404


def test_an_act_without_the_token_of_the_page_is_refused(way, member):
    way.to("sent")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member.user, backend=BACKEND)
    assert strict.post(page(way.referral), {"act": "answer", "answer": "accept"}).status_code == 403
    way.referral.refresh_from_db()
    assert way.referral.state == "sent"


def test_the_page_keeps_to_its_budget(inbox, way):
    way.to("returned")
    assert cost(inbox, page(way.referral)) <= 12 + 5


def test_the_title_tells_the_number_only(inbox, way):
    way.to("in_service")
    assert f"<title>Rujukan {way.referral.number} · RPTC</title>" in read(inbox.get(page(way.referral)))
