"""Contacts: numbers as given and as dialled, and a PIN that is shown once."""

import re

import pytest
from django.urls import reverse

from partners.actions import contact as actions
from partners.models import Contact
from rptc.audit.models import Event
from tests import factories as make

pytestmark = pytest.mark.django_db
FORM = {"name": "Yusuf", "position": "Pengasuh", "phone": "0812-3456-7890", "email": "", "order": "1"}


def add(client, partner, **changed):
    return client.post(reverse("partners:contact-add", args=[partner.code]), FORM | changed)


@pytest.mark.parametrize(
    "given, kept",
    [("0812-3456-7890", "+6281234567890"), ("+62 812 3456 7890", "+6281234567890"), ("62812-3456-7890", "+6281234567890"),
     ("(0411) 872 123", "+62411872123"), ("+65 6123 4567", "+6561234567")],
)  # fmt: skip
def test_a_number_is_kept_for_dialling_and_as_it_was_given(as_, wati, given, kept):
    add(as_(wati), make.PartnerFactory(), phone=given)
    contact = Contact.objects.get()
    assert (contact.phone.as_e164, contact.phone_as_given) == (kept, given)


@pytest.mark.parametrize(
    "changed, sentence",
    [
        ({"phone": "0812"}, "Tulis nomor telepon seperti 0812-3456-7890, atau dengan kode negara."),
        ({"phone": "kantor"}, "Tulis nomor telepon seperti 0812-3456-7890, atau dengan kode negara."),
        ({"name": ""}, "Isi nama."),
        ({"order": "satu"}, "Tulis urutan dihubungi dengan angka."),
    ],
)
def test_a_contact_that_cannot_be_is_answered_with_a_sentence(as_, wati, changed, sentence):
    page = add(as_(wati), make.PartnerFactory(), **({"position": "Kepala"} | changed)).content.decode()
    assert sentence in page and 'value="Kepala"' in page and len(sentence.split()) <= 15
    assert not Contact.objects.exists()


def test_a_second_press_makes_no_second_contact(as_, wati):
    partner, client = make.PartnerFactory(), as_(wati)
    add(client, partner)
    add(client, partner)
    assert partner.contacts.count() == 1


def give(client, contact, seen=""):
    return client.post(reverse("partners:contact-pin", args=[contact.code]), {"seen": seen})


@pytest.fixture
def yusuf():
    contact = make.ContactFactory()
    Contact.objects.update(pin_hash="", pin_set_at=None)
    return contact


def shown(answer):
    return re.findall(r"r-done__code\">(\d{6})<", answer.content.decode())


def test_wati_reads_a_pin_once_and_only_its_hash_stays(as_, wati, yusuf):
    answer = give(as_(wati), yusuf)
    (pin,) = shown(answer)
    yusuf.refresh_from_db()
    assert yusuf.knows(pin) and pin not in yusuf.pin_hash and answer["Cache-Control"] == "no-store"
    later = as_(wati).get(reverse("partners:contact-pin", args=[yusuf.code])).content.decode()
    assert pin not in later
    event = Event.objects.get(verb="contact-pin-given")
    assert event.data == {"contact": yusuf.code} and event.actor_label == "Wati"


def test_a_second_press_shows_no_pin_and_kills_none(as_, wati, yusuf):
    client = as_(wati)
    (pin,) = shown(give(client, yusuf))
    again = give(client, yusuf)
    yusuf.refresh_from_db()
    assert not shown(again) and "PIN sudah diberikan" in again.content.decode()
    assert yusuf.knows(pin) and Event.objects.filter(verb="contact-pin-given").count() == 1


def test_a_new_pin_replaces_the_old_one_when_it_is_asked_for(as_, wati, yusuf):
    client = as_(wati)
    (old,) = shown(give(client, yusuf))
    yusuf.refresh_from_db()
    (new,) = shown(give(client, yusuf, seen=yusuf.pin_set_at.isoformat()))
    yusuf.refresh_from_db()
    assert yusuf.knows(new) and not yusuf.knows(old)


def test_two_officers_at_once_give_one_pin(yusuf, by, wati, rina):
    actions.give_pin(yusuf, by=by(wati), seen=None)
    with pytest.raises(actions.AlreadyGiven):
        actions.give_pin(yusuf, by=by(rina), seen=None)


@pytest.mark.parametrize("weak", [111111, 123456, 987654, 121212, 0, 890123])
def test_a_pin_that_anybody_guesses_is_not_given(weak, yusuf, by, wati, monkeypatch):
    draws = iter([weak, 482913])
    monkeypatch.setattr(actions.secrets, "randbelow", lambda top: next(draws))
    assert actions.give_pin(yusuf, by=by(wati)) == "482913"


def test_running_links_keep_a_contact_that_changes_or_ends(yusuf, by, wati):
    referral = make.ReferralFactory(partner=yusuf.partner)
    link = referral.links.create(contact=yusuf)
    actions.change(yusuf, by=by(wati), name="Yusuf Rahman")
    actions.end(yusuf, by=by(wati))
    link.refresh_from_db()
    assert link.contact.name == "Yusuf Rahman" and link.contact.ended_at
    assert not yusuf.partner.contacts.active().exists()


def test_the_audit_of_a_change_names_fields_and_no_number(yusuf, by, wati):
    actions.change(yusuf, by=by(wati), name=yusuf.name, phone="+6281299998888")
    event = Event.objects.get(verb="contact-changed")
    assert event.data == {"contact": yusuf.code, "fields": ["phone"]}


def test_an_ended_contact_has_no_pages_any_more(as_, wati, yusuf, by):
    actions.end(yusuf, by=by(wati))
    for name in ("edit", "end", "pin"):
        assert as_(wati).get(reverse(f"partners:contact-{name}", args=[yusuf.code])).status_code == 404
