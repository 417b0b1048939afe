"""The texts on their pages, and the check of a paper by whoever holds it."""

import pytest
from django.urls import reverse

from rptc import letters
from rptc.letters.models import Template
from rptc.lib.actor import Actor
from tests.referrals.web.conftest import cost

CODE = "reminder_uncollected_partner_head"
LIST = reverse("letters:text-list")


def page(name, *args):
    return reverse(f"letters:{name}", args=args)


def test_wati_finds_every_text_with_its_version_and_languages(as_, wati):
    said = as_(wati).get(LIST).content.decode()
    assert "Surat Rujukan" in said and "1 Januari 2023" in said and "Bahasa Indonesia, English" in said


def test_a_text_is_written_changed_approved_and_then_holds(as_, wati, rina):
    client = as_(wati)
    form = client.get(page("text-new", CODE)).context["form"]
    sent = {**form.initial, "body_id": f"{form.initial['body_id']}\r\n\r\nTambahan baru."}
    assert client.post(page("text-new", CODE), sent).status_code == 302
    changed = {"body_id": sent["body_id"], "body_en": sent["body_en"]}
    assert client.post(page("text-change", CODE, "1.1"), changed).status_code == 302
    assert client.post(page("text-approve", CODE, "1.1"), {"valid_from": "2099-01-01"}).status_code == 403
    answer = as_(rina).post(page("text-approve", CODE, "1.1"), {"valid_from": "2099-01-01"}, follow=True)
    assert "tidak berubah lagi" in answer.content.decode() and "Tambahan baru." in answer.content.decode()
    assert "\r" not in Template.objects.get(code=CODE, version="1.1", lang="id").body
    assert as_(wati).get(page("text-change", CODE, "1.1")).status_code == 404


def test_a_refused_text_keeps_what_was_typed_and_says_the_name(as_, wati):
    sent = {"version": "1.1", "body_id": "Hanya {{ nama_ibu }}", "body_en": "Only this"}
    answer = as_(wati).post(page("text-new", CODE), sent)
    assert "nama_ibu" in answer.context["form"].errors["body_id"][0]
    assert "Hanya {{ nama_ibu }}" in answer.content.decode()


def test_a_preview_is_a_pdf_that_nobody_keeps(as_, wati):
    answer = as_(wati).get(page("text-preview", CODE, "1.0", "id"))
    assert answer.content.startswith(b"%PDF") and answer["Content-Disposition"].startswith("inline")
    assert "no-store" in answer["Cache-Control"]
    assert as_(wati).get(page("text-preview", CODE, "1.0", "fr")).status_code == 404


@pytest.mark.parametrize("who", ["tono", "lina", "sisca", "dodi"])
def test_others_open_no_text(request, as_, who):
    client = as_(request.getfixturevalue(who))
    assert {
        client.get(path).status_code for path in [LIST, page("text-show", CODE), page("text-new", CODE)]
    } == {403}


def test_anybody_with_a_paper_sees_number_day_and_hash_and_nothing_else(client, approved):
    letter = approved(client_display_name="Baharuddin Daeng Ngalle")
    said = client.get(page("letter-verify", letter.code)).content.decode()
    assert letter.number in said and letter.sha256 in said
    assert not any(word in said for word in ["Ngalle", "R-2026-0001", "Surat Rujukan", "Bu Rina"])


def test_a_cancelled_letter_is_not_called_ours(client, approved, rina):
    letter = letters.cancel(approved(), reason="Salah", by=Actor.of(rina))
    assert "Surat ini dibatalkan" in client.get(page("letter-verify", letter.code)).content.decode()


def test_a_draft_and_an_unknown_code_get_the_same_answer(client, draft):
    answers = [client.get(page("letter-verify", code)) for code in (draft().code, "xxxxxxxxxxxx")]
    assert {answer.status_code for answer in answers} == {404}


def test_the_pages_of_texts_cost_little(as_, rina):
    client = as_(rina)
    for path in [LIST, page("text-show", CODE), page("text-new", CODE)]:
        assert cost(client, path) <= 12
