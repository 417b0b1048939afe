"""The letters of a referral on their pages: from the first word to the print, and who sees none of it."""

import pytest

from partners.models import Member
from rptc.audit.models import Event
from rptc.letters.models import Letter
from tests.factories import ContactFactory, ReferralFactory, UserFactory
from tests.letters.conftest import text_of
from tests.referrals.papers.conftest import NAMES, address
from tests.referrals.papers.test_reminders import ask
from tests.referrals.web.conftest import cost

ANSWERS = {
    "referral_reason": "Pengasuhan sementara",
    "safety_notes": "Tidak ada",
    "belongings_documents": "Tas (1)",
}


@pytest.fixture
def story(as_, sari, rina, way):
    """Sari writes and numbers, Bu Rina approves, both through their pages; returns (referral, letter)."""
    referral = way.to("sent")
    client, page = as_(sari), address("write", referral, "referral")
    sent = client.get(page).context["form"].initial | ANSWERS
    client.post(page, {**sent, "partner_city": "Makassar"})
    letter = Letter.objects.get()
    assert (
        client.post(
            address("number", referral, letter.code), {"number": "460/001/RPTC", "day": "2026-11-24"}
        ).status_code
        == 302
    )
    page = address("approve", referral, letter.code)
    form = as_(rina).get(page).context["form"]
    assert form.initial["number"] == "460/001/RPTC"
    as_(rina).post(page, {"number": "460/001/RPTC", "day": "2026-11-24", "nip": "19700101 199003 1 001"})
    letter.refresh_from_db()
    return referral, letter


def test_a_letter_is_written_numbered_approved_and_printed(story, as_, wati):
    referral, letter = story
    assert letter.approved_by == "Bu Rina" and letter.printed_at is None
    answer = as_(wati).post(address("print", referral, letter.code), follow=True)
    letter.refresh_from_db()
    assert answer.content.startswith(b"%PDF") and letter.printed_at
    said = text_of(answer.content)
    assert (
        "460/001/RPTC" in said
        and "Pengasuhan sementara" in said
        and "24 November 2026" in said
        and letter.code in said
    )


def test_the_paper_is_private_and_its_name_tells_nothing(story, as_, sari):
    referral, letter = story
    answer = as_(sari).get(address("pdf", referral, letter.code))
    assert answer["Content-Disposition"] == f'inline; filename="letter-{letter.code}.pdf"'
    assert "no-store" in answer["Cache-Control"] and answer["X-Content-Type-Options"] == "nosniff"
    event = Event.objects.filter(verb="letter-opened").latest("at")
    assert event.person_code == referral.person_code and event.is_read


def test_a_preview_before_approval_is_marked_and_shows_what_is_typed(as_, sari, way, write):
    referral = way.to("sent")
    letter = write("referral", referral, referral_reason="Pengasuhan sementara")
    said = text_of(as_(sari).get(address("pdf", referral, letter.code)).content)
    assert "DRAF" in said and "Pengasuhan sementara" in said


def test_what_is_missing_is_said_on_the_page_and_stops_the_approval(as_, rina, sari, way):
    referral = way.to("sent")
    as_(sari).post(address("write", referral, "referral"), {})
    letter = Letter.objects.get()
    page = as_(rina).get(address("show", referral, letter.code)).content.decode()
    assert "Masih kurang" in page and "Perhatian keselamatan seperlunya" in page
    answer = as_(rina).post(
        address("approve", referral, letter.code), {"number": "1/RPTC", "day": "2026-11-24"}
    )
    assert "Perhatian keselamatan seperlunya" in answer.context["form"].non_field_errors()[0]
    letter.refresh_from_db()
    assert letter.is_draft and letter.number == ""


def test_a_number_that_was_used_is_refused_beside_its_field(story, as_, sari, write):
    referral, _letter = story
    second = write("there", referral)
    answer = as_(sari).post(
        address("number", referral, second.code), {"number": "460/001/RPTC", "day": "2026-11-24"}
    )
    assert "Surat Rujukan" in answer.context["form"].errors["number"][0]
    assert "460/001/RPTC" in answer.content.decode()


def test_an_approved_letter_is_not_changed_by_its_address(story, as_, sari):
    referral, letter = story
    as_(sari).post(address("change", referral, letter.code), {"referral_reason": "Lain"})
    letter.refresh_from_db()
    assert letter.values["referral_reason"] == "Pengasuhan sementara"


def test_a_cancelled_letter_needs_a_reason_and_keeps_its_number(story, as_, rina):
    referral, letter = story
    page = address("cancel", referral, letter.code)
    assert as_(rina).post(page, {"reason": ""}).context["form"].errors["reason"]
    as_(rina).post(page, {"reason": "Salah alamat"})
    letter.refresh_from_db()
    assert letter.cancelled_at and letter.number == "460/001/RPTC"
    assert as_(rina).post(address("print", referral, letter.code), follow=True).status_code == 200


def test_the_list_asks_for_the_letter_that_the_ladder_wants(as_, sari, way):
    referral = way.to("ready", collector="partner_delivers")
    ask(referral, "partner_head", "pick_up_partner_plus3", "reminder_uncollected_partner_head")
    page = as_(sari).get(address("list", referral)).content.decode()
    assert "Tulis surat ini" in page and address("write", referral, "partner-head") in page


def test_no_page_names_the_client_in_title_or_address(story, as_, sari):
    referral, letter = story
    for name, args in [
        ("list", []),
        ("show", [letter.code]),
        ("number", [letter.code]),
        ("cancel", [letter.code]),
    ]:
        page = as_(sari).get(address(name, referral, *args)).content.decode()
        assert not any(word in page for word in NAMES), name


@pytest.mark.parametrize("who", ["tono", "lina", "sisca", "dodi", "oci"])
def test_others_see_no_letter(request, story, as_, who):
    referral, letter = story
    client = as_(request.getfixturevalue(who))
    paths = [
        address("list", referral),
        address("show", referral, letter.code),
        address("pdf", referral, letter.code),
    ]
    assert {client.get(path).status_code for path in paths} == {403}


def test_a_partner_officer_sees_no_letter_even_of_its_own_referral(story, as_):
    referral, letter = story
    user = UserFactory(username="yusuf-akun", full_name="Yusuf", role="partner_officer")
    contact = ContactFactory(partner=referral.partner, name="Yusuf Akun")
    Member.objects.create(user=user, partner=referral.partner, contact=contact, invited_by="Sari")
    client = as_(user)
    assert client.get(address("pdf", referral, letter.code)).status_code == 403
    assert client.get(address("list", referral)).status_code == 403


def test_administration_sees_no_letter_of_a_restricted_file(story, as_, wati):
    referral, letter = story
    type(referral.episode.person).objects.update(restricted=True)
    assert as_(wati).get(address("pdf", referral, letter.code)).status_code == 404


def test_a_letter_is_found_only_under_its_own_referral(story, as_, sari, rina):
    _referral, letter = story
    other = ReferralFactory(worker=sari)
    assert as_(sari).get(address("show", other, letter.code)).status_code == 404
    assert as_(sari).get(address("write", other, "tidak-ada")).status_code == 404
    assert as_(sari).get(address("write", other, "back")).status_code == 404  # a draft is not collected


def test_the_pages_cost_little_whatever_there_is(story, as_, rina):
    referral, letter = story
    for name, args in [
        ("list", []),
        ("show", [letter.code]),
        ("cancel", [letter.code]),
        ("pdf", [letter.code]),
    ]:
        assert cost(as_(rina), address(name, referral, *args)) <= 12 + 5, name


@pytest.mark.parametrize("state", ["draft", "ready"])
def test_writing_a_letter_costs_little_before_sending_and_after(as_, rina, way, state):
    referral = way.to(state)
    for kind in ["referral", *(["back", "own-unit"] if state == "ready" else [])]:
        assert cost(as_(rina), address("write", referral, kind)) <= 12 + 5, kind
