"""A partner's link in bad hands, and in good hands that slip: guesses, odd names, old pages, two at once."""

import threading
from contextlib import suppress
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import transaction
from django.utils import timezone

from clients.actions.refused import Refused
from referrals import undone
from referrals.actions import handovers, journeys, lifecycle, links, promises
from referrals.models import Link
from rptc.accounts.models import Press
from rptc.notices.models import Notice
from tests.referrals.domain.people import contact_of, people, receiving_partner
from tests.referrals.domain.progress import sent
from tests.referrals.domain.race import meet, one_wins, race
from tests.referrals.web.conftest import bed, episode, partner, way, yusuf  # noqa: F401 fixtures
from tests.referrals.web.test_link import press, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "shape", ["+{0}-{1}-{2}", "0{0}-{1}-{2}", "{0}-01-{2}", "0_{0}-{1}-{2}", " {0}-{1}-{2}", "{0}-١-{2}"]
)
def test_a_link_has_one_address(client, way, shape):
    way.to("sent")
    token = shape.format(*way.link.token.split("-"))
    assert Link.from_token(token) is None
    assert client.get(f"/r/{quote(token)}/").status_code == 404


@pytest.mark.parametrize("pin", ["٢٤٦٨١٠", "２４６８１０", "²46810", "24681\n0"])
def test_digits_of_another_script_are_no_pin_and_cost_no_try(client, way, pin):
    way.to("sent")
    assert "r-errors" in read(press(client, way.link, "shared", pin=pin))
    assert Link.objects.get().wrong_pins == 0


@pytest.mark.parametrize("name", ["\u200b", "\u2066\u2069", "\x07", "x" * 10_000, "a\0b"])
def test_a_name_that_nobody_can_read_is_none(client, way, name):
    way.to("accepted")
    assert "r-errors" in read(press(client, way.link, "handover", name=name))
    assert not way.referral.handovers.exists()


def test_a_name_is_kept_as_others_read_it(client, way):
    way.to("accepted")
    press(client, way.link, "handover", name=" Yu\u202esuf\n\tDaeng  Rani\x07 ")
    assert way.referral.handovers.get().partner_by == "Yusuf Daeng Rani"


def test_the_enter_key_at_a_reason_does_not_accept(client, way):
    """A browser answers Enter with the first button of a form, and that one accepts."""
    way.to("sent")
    answer = press(client, way.link, "answer", answer="accept", reason="other", note="Penuh sampai Senin")
    way.referral.refresh_from_db()
    assert way.referral.state == "sent" and "r-errors" in read(answer)
    assert "Penuh sampai Senin" in read(answer) and 'value="other" checked' not in read(answer)


def test_a_remembered_press_knows_no_token(client, way):
    way.to("accepted")
    press(client, way.link, "failed-handover", reason="client_absent", once="satu-tekanan")
    assert way.link.token not in Press.objects.get().led_to


def test_a_new_address_is_told_to_the_contact_it_is_for(way):
    way.to("sent")
    mira = way.partner.contacts.get(name="Mira")
    second = links.replace(links.make(way.referral, mira, by=way.sari), by=way.sari)
    line = Notice.objects.get(template="referral-link-replaced")
    assert line.to_label == "Mira" and f"contact:{mira.pk}" in line.to
    assert links.told(second, by=way.sari) == 1


def test_after_the_end_no_address_is_made_anew(as_, sari, way):
    way.to("in_service")
    link, ask = way.link, f"/referrals/{way.referral.code}/link/{way.link.contact.code}/replace/"
    lifecycle.abscond(way.referral, by=way.sari)
    answer = as_(sari).post(ask, follow=True)
    assert answer.status_code == 200 and answer.redirect_chain
    link.refresh_from_db()
    assert link.version == 1 and not Notice.objects.filter(template="referral-link-replaced").exists()


def test_a_line_to_a_contact_who_left_can_still_be_laid_down(as_, sari, way):
    way.to("sent")
    way.partner.contacts.filter(name="Yusuf").update(ended_at=timezone.now())
    page = as_(sari).get(f"/referrals/{way.referral.code}/")
    line = page.context["carry"][0].notice
    as_(sari).post(f"/referrals/{way.referral.code}/carried/{line.code}/")
    line.refresh_from_db()
    assert line.state == "done"


def test_what_others_read_in_the_program_is_not_carried_for_them(as_, sari, way):
    way.to("submitted")
    line = Notice.objects.get(template="referral-submitted")
    assert as_(sari).post(f"/referrals/{way.referral.code}/carried/{line.code}/").status_code == 404


@pytest.mark.parametrize("moment", ["9999-12-31T23:59", "2062-05-01T08:00"])
def test_a_journey_in_a_mistyped_year_is_asked_again(as_, sari, way, moment):
    way.to("accepted")
    page = as_(sari).post(
        f"/referrals/{way.referral.code}/plan-handover/", {"planned_for": moment, "officer": "Fadil"}
    )
    assert page.status_code == 200 and page.context["form"].errors and moment in read(page)


def test_nobody_came_before_there_was_a_referral(way):
    way.to("accepted")
    long_ago = timezone.now() - timedelta(days=900)
    with pytest.raises(Refused):
        journeys.attempt_failed(
            way.referral, leg="there", reason="client_absent", happened_at=long_ago, by=way.sari
        )


def test_a_draft_does_not_go_to_a_partner_that_left_meanwhile(way):
    way.to("submitted")
    way.partner.ended_on = timezone.localdate()
    way.partner.save()
    way.referral.refresh_from_db()
    with pytest.raises(Refused):
        lifecycle.approve_and_send(way.referral, by=way.rina)
    way.referral.refresh_from_db()
    assert way.referral.state == "submitted"


@pytest.mark.django_db(transaction=True)
def test_a_worker_and_a_partner_who_press_at_once_do_not_wait_for_each_other(monkeypatch):
    cast, partner, _bed, episode = people()
    referral = sent(cast, partner, episode)
    link = referral.links.get()

    def accept():
        with transaction.atomic():  # one press is one transaction
            return lifecycle.accept(referral, by=links.enter(link, name="Yusuf", pin="246810"))

    def tell():
        with transaction.atomic():
            return links.told(link, by=cast["sari"])

    both_hold_something(monkeypatch, (undone, "carried"), (promises, "keep"))
    outcomes = race(accept, tell)
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)], outcomes


def both_hold_something(monkeypatch, *places):
    """Let two threads meet, each at its place, where both have locked rows already; alone, one goes on after a moment."""
    barrier = threading.Barrier(2, timeout=1)
    for module, name in places:
        monkeypatch.setattr(module, name, _met(barrier, getattr(module, name)))


def _met(barrier, act):
    def run(*args, **kwargs):
        with suppress(threading.BrokenBarrierError):
            barrier.wait()
        return act(*args, **kwargs)

    return run


@pytest.mark.django_db(transaction=True)
def test_nobody_arrives_at_two_partners_at_once(monkeypatch):
    cast, first, _bed, episode = people()
    second = receiving_partner("Yayasan Kedua", "Nurdin")
    nurdin, both = contact_of(second), []
    for lodging, receiver in ((first, cast["yusuf"]), (second, nurdin)):
        referral = sent({**cast, "yusuf": receiver}, lodging, episode)
        lifecycle.accept(referral, by=receiver)
        handovers.confirm(referral, leg="there", side="rptc", by=cast["sari"])
        both.append((referral, receiver))
    meet(monkeypatch, "referrals.actions.halves", "fill")
    one_wins(
        race(*[lambda r=r, w=w: handovers.confirm(r, leg="there", side="partner", by=w) for r, w in both])
    )
