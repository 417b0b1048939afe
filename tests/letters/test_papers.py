"""A paper from draft to print: who may, what stops it, what freezes it."""

import hashlib

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction

from rptc import letters
from rptc.accounts.models import Delegation
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.letters.models import Letter, Template
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from tests.factories import UserFactory
from tests.letters.conftest import About, text_of


def bytes_of(letter):
    with default_storage.open(letter.pdf.path) as file:
        return file.read()


def test_a_missing_required_placeholder_stops_the_letter_with_its_name(draft, rina):
    letter = draft(safety_notes="", referral_reason="")
    assert letters.missing(letter) == ["Alasan rujukan seperlunya", "Perhatian keselamatan seperlunya"]
    with pytest.raises(Refused, match="Perhatian keselamatan seperlunya"):
        letters.approve(letter, number="460/001/RPTC", by=Actor.of(rina))


def test_signatures_and_optional_names_never_stop_a_letter(draft, rina):
    minutes = draft("handover_minutes_out", medicine_handed="", handover_remarks="")
    assert letters.missing(minutes) == []
    assert letters.approve(minutes, number="BA-01", by=Actor.of(rina)).approved_by == "Bu Rina"


def test_an_approved_letter_keeps_its_bytes_and_their_hash(approved):
    letter = approved()
    content = bytes_of(letter)
    assert letter.sha256 == hashlib.sha256(content).hexdigest() == letter.pdf.sha256
    Template.objects.create(
        code="referral_letter", lang="id", version="9.9", kind="letter", title="Lain", body="Lain sama sekali",
    )  # fmt: skip
    letter.refresh_from_db()
    assert bytes_of(letter) == content and letter.template.version == "1.0"


def test_an_approved_letter_changes_no_more_for_anybody(approved, rina):
    letter = approved()
    for act in [
        lambda: letters.change(letter, values={}, by=Actor.of(rina)),
        lambda: letters.number(letter, number="460/002/RPTC", by=Actor.of(rina)),
        lambda: letters.approve(letter, number="460/002/RPTC", by=Actor.of(rina)),
    ]:
        with pytest.raises(Refused, match="tidak berubah lagi"):
            act()


@pytest.mark.parametrize(
    "field", [{"sha256": "0" * 64}, {"number": "lain"}, {"link": "https://lain"}, {"approved_by": "Dodi"}]
)
def test_the_database_itself_holds_an_approved_letter(approved, field):
    letter = approved()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**field)


def test_the_database_itself_holds_an_approved_text(text):
    with pytest.raises(IntegrityError), transaction.atomic():
        Template.objects.filter(pk=text.pk).update(body="Lain")


def test_the_unit_head_signs_by_name_and_a_delegate_says_so(draft, rina, sari):
    plh = UserFactory(username="fadil", full_name="Fadil", role="social_worker")
    Delegation.objects.create(
        delegate=plh, kind="plh", starts_on="2020-01-01", ends_on="2099-01-01", made_by="Bu Rina"
    )
    plh = type(plh).objects.get(pk=plh.pk)
    own = letters.approve(draft(), number="1/RPTC", nip="19700101", by=Actor.of(rina))
    acting = letters.approve(draft(about="R-2"), number="2/RPTC", by=Actor.of(plh))
    assert (own.values["signatory_capacity"], own.values["signatory_name"]) == ("", "Bu Rina")
    assert (acting.values["signatory_capacity"], acting.values["signatory_name"]) == ("Plh.", "Fadil")
    assert "NIP 19700101" in text_of(bytes_of(own))
    assert "Plh. Kepala" in text_of(bytes_of(acting)) and "NIP" not in text_of(bytes_of(acting))


def test_administration_writes_and_numbers_but_does_not_approve(draft, wati):
    letter = letters.number(draft(), number="460/001/RPTC", by=Actor.of(wati))
    assert list(Letter.objects.to_approve()) == [letter]
    with pytest.raises(NotAllowed):
        letters.approve(letter, number="460/001/RPTC", by=Actor.of(wati))


@pytest.mark.parametrize("who", ["tono", "lina", "sisca", "dodi"])
def test_nobody_else_writes_letters(request, who, text):
    stranger = Actor.of(request.getfixturevalue(who))
    with pytest.raises(NotAllowed):
        letters.compose("referral_letter", about=About(code="r", label="R"), values={}, by=stranger)


def test_only_an_approved_letter_is_printed_and_the_first_time_counts(draft, approved, sari, rina):
    with pytest.raises(Refused):
        letters.printed(draft(about="R-2"), by=Actor.of(sari))
    letter = letters.printed(approved(), by=Actor.of(sari))
    again = letters.printed(letter, by=Actor.of(sari))
    assert letter.printed_at == again.printed_at
    letters.cancel(letter, reason="Ganti alamat", by=Actor.of(rina))
    with pytest.raises(Refused):
        letters.printed(letter, by=Actor.of(sari))


def test_a_worker_cancels_a_draft_but_no_approved_letter(draft, approved, sari):
    assert letters.cancel(draft(about="R-2"), reason="Tidak jadi", by=Actor.of(sari)).cancelled_at
    with pytest.raises(NotAllowed):
        letters.cancel(approved(), reason="Tidak jadi", by=Actor.of(sari))


def test_values_are_sealed_and_the_audit_holds_none(approved):
    letter = approved(client_display_name="Baharuddin Daeng Ngalle")
    with connection.cursor() as cursor:
        cursor.execute("SELECT values FROM letters_letter WHERE id = %s", [letter.pk])
        assert b"Ngalle" not in bytes(cursor.fetchone()[0])
    events = Event.objects.filter(subject_kind="letter")
    assert {event.verb for event in events} == {"letter-written", "letter-approved"}
    assert "Ngalle" not in str([(event.data, event.subject_label) for event in events])


def test_there_is_no_letter_without_a_text_in_force(sari, db):
    with pytest.raises(Refused, match="Tidak ada naskah"):
        letters.compose("tidak_ada", about=About(code="r", label="R"), values={}, by=Actor.of(sari))
