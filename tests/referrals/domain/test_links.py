"""The partner's door: what its token promises, who may enter, when it locks, when it is over."""

import pytest
from django.db import connection

from clients.actions.refused import Refused
from referrals.actions import lifecycle, links
from referrals.models import Link
from referrals.refusals import Locked, Over, WrongPin
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.notices.models import Notice
from tests.factories import ContactFactory
from tests.referrals.domain.race import race

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(world):
    return world.sent().links.get()


def enter(link, pin="246810", name="Yusuf"):
    return links.enter(link, name=name, pin=pin)


def test_the_token_finds_its_link_and_nothing_secret_is_stored(link):
    assert Link.from_token(link.token) == link
    with connection.cursor() as cursor:
        cursor.execute("select referrals_link::text from referrals_link")
        assert link.token.rsplit("-", 1)[1] not in cursor.fetchone()[0]


UNKNOWN = ["", "1", "1-1", "1-1-xyz", "zzzz-1-00", "a-b-c-d", "1-1-" + "0" * 24, "é-1-0", "9" * 99 + "-1-0"]


@pytest.mark.parametrize("token", UNKNOWN)
def test_an_unknown_or_altered_token_finds_nothing(link, token):
    assert Link.from_token(token) is None


def test_a_link_altered_in_one_place_finds_nothing(link):
    token = link.token
    for place, sign in enumerate(token):
        other = token[:place] + ("1" if sign != "1" else "2") + token[place + 1 :]
        assert Link.from_token(other) is None
    number, version, mac = token.split("-")
    for strange in (f"{number}-²-{mac}", f"{number}-{version}-é{mac}", f"{number}--{mac}"):
        assert Link.from_token(strange) is None


def test_the_pin_gives_an_actor_with_the_name_that_was_typed(link, world):
    actor = enter(link, name="Ibu Mira, satpam")
    assert (actor.kind, actor.id, actor.label) == ("contact", world.yusuf.id, "Ibu Mira, satpam")


def test_a_name_is_needed(link):
    with pytest.raises(Refused, match="name"):
        enter(link, name=" ")


def test_five_wrong_pins_lock_the_link_and_tell_the_sender(link):
    for left in (4, 3, 2, 1):
        with pytest.raises(WrongPin) as refusal:
            enter(link, pin="000000")
        assert refusal.value.left == left
    with pytest.raises(Locked):
        enter(link, pin="000000")
    with pytest.raises(Locked):
        enter(link)
    line = Notice.objects.get(template="referral-link-locked")
    assert (line.channel, line.to) == ("in_app", [f"user:{link.referral.worker_id}"])


def test_a_right_pin_forgets_the_wrong_ones(link):
    for _ in range(2):
        for _wrong in range(4):
            with pytest.raises(WrongPin):
                enter(link, pin="000000")
        enter(link)


def test_a_contact_without_a_pin_cannot_enter(link):
    link.contact.pin_hash = ""
    link.contact.save()
    with pytest.raises(WrongPin):
        enter(link, pin="")


def test_a_new_address_kills_every_old_copy_and_opens_the_lock(link, world):
    old = link.token
    Link.objects.update(locked_at=link.made_at, wrong_pins=5)
    fresh = links.replace(link, by=world.sari)
    assert Link.from_token(old) is None
    assert Link.from_token(fresh.token) == link
    enter(fresh)
    assert Notice.objects.filter(template="referral-link-replaced", channel="whatsapp").count() == 1


def test_only_somebody_who_writes_referrals_makes_replaces_or_tells(link, world):
    for act in (lambda: links.replace(link, by=world.tono), lambda: links.told(link, by=world.yusuf)):
        with pytest.raises(NotAllowed):
            act()


def test_a_second_contact_gets_a_link_of_their_own_once(link, world):
    mira = ContactFactory(partner=world.partner, name="Mira", order=2)
    made = links.make(link.referral, mira, by=world.sari)
    assert links.make(link.referral, mira, by=world.sari) == made != link
    with pytest.raises(ValueError, match="another partner"):
        links.make(link.referral, ContactFactory(), by=world.sari)


def test_opening_whatsapp_does_the_lines_that_waited_for_this_contact(link, world):
    assert links.told(link, by=world.sari) == 1
    assert links.told(link, by=world.sari) == 0
    line = Notice.objects.get(template="referral-sent")
    assert (line.state, line.done_by) == ("done", "Sari")


def test_loading_the_page_leaves_a_line_and_changes_nothing(link, world):
    before = (link.referral.state, link.referral.log.count(), Notice.objects.count())
    for agent in ["WhatsApp/2.23.20.0", "TelegramBot (like TwitterBot)", "facebookexternalhit/1.1"] * 3:
        links.loaded(link, agent)
    link.referral.refresh_from_db()
    assert (link.referral.state, link.referral.log.count(), Notice.objects.count()) == before
    assert Event.objects.filter(verb="link-loaded", is_read=True).count() == 9
    assert enter(link).label == "Yusuf"


def test_after_the_end_it_is_a_receipt_for_fourteen_days(link, world, monday):
    assert link.phase() == "live"
    lifecycle.cancel(link.referral, note="Keluarga datang", by=world.sari)
    monday("2026-02-16 09.00")
    link = Link.objects.get()
    assert link.phase() == "receipt"
    with pytest.raises(Over):
        enter(link)
    monday("2026-02-16 09.01")
    assert Link.objects.get().phase() == "over"


def test_a_contact_who_left_has_no_door(link, world):
    world.partner.contacts.update(ended_at=link.made_at)
    with pytest.raises(Over):
        enter(Link.objects.get())


def test_when_the_case_ends_the_door_is_closed_at_once(link, world):
    type(world.episode).objects.update(state="closed", closed_at=link.made_at)
    with pytest.raises(Over):
        enter(Link.objects.get())


@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_once_are_five_guesses(world):
    link = world.sent().links.get()
    outcomes = race(*[lambda: links.enter(link, name="Pencuri", pin="000000")] * 12)
    assert sum(isinstance(outcome, WrongPin) for outcome in outcomes) == 4
    assert sum(isinstance(outcome, Locked) for outcome in outcomes) == 8
    link.refresh_from_db()
    assert link.wrong_pins == 5
