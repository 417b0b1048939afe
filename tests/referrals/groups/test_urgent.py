"""Urgent at night: the duty worker sends, the unit head approves afterwards or objects."""

import pytest
from django.urls import reverse

from referrals.actions import lifecycle, links
from referrals.models import Referral
from referrals.models.queues import Turn
from referrals.refusals import Refused
from rptc.audit.models import Event
from rptc.flow import NotAllowed, NotNow
from rptc.notices.models import Notice
from rptc.sop.models import Deviation
from tests.referrals.domain.conftest import bed, in_english, monday, partner, world, yusuf  # noqa: F401 fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_night(world, monday):
    monday("2026-02-02 23.30")
    referral = world.submitted(urgent=True)
    lifecycle.approve_and_send(referral, by=world.sari)
    return referral


def test_the_head_objects_and_the_referral_stays_sent(world, at_night, monday):
    monday("2026-02-03 07.40")
    lifecycle.object_urgent(at_night, note="Ada tempat di rumah sendiri", by=world.rina)
    at_night.refresh_from_db()
    assert at_night.state == "sent" and at_night.approved_at is None
    assert (at_night.objected_by, at_night.objection) == ("Rina", "Ada tempat di rumah sendiri")
    assert not Deviation.objects.filter(approved_at__isnull=False).exists()
    [told] = Notice.objects.filter(template="referral-objected")
    assert told.to == [f"user:{world.sari.user.pk}"]
    assert not Notice.objects.filter(template="referral-to-approve", state="queued").exists()
    assert "rumah sendiri" not in str(Event.objects.get(verb="referral-objected").data)


def test_it_waits_for_the_head_until_she_has_said_either(world, at_night):
    assert list(Referral.objects.unapproved()) == [at_night]
    assert list(Referral.objects.waiting_for(Turn.HEAD)) == [at_night]
    lifecycle.object_urgent(at_night, note="Tidak perlu", by=world.rina)
    assert not Referral.objects.unapproved().exists() and not Referral.objects.waiting_for(Turn.HEAD).exists()


@pytest.mark.parametrize("first", ["approve_afterwards", "object_urgent"])
def test_she_decides_once(world, at_night, first):
    said = {"note": "Tidak perlu"} if first == "object_urgent" else {}
    getattr(lifecycle, first)(at_night, by=world.rina, **said)
    with pytest.raises(NotNow):
        lifecycle.object_urgent(at_night, note="Lagi", by=world.rina)
    with pytest.raises(NotNow):
        lifecycle.approve_afterwards(at_night, by=world.rina)


def test_only_the_head_objects_and_says_why(world, at_night):
    with pytest.raises(NotAllowed):
        lifecycle.object_urgent(at_night, note="Saya juga", by=world.sari)
    with pytest.raises(Refused, match="why you disagree"):
        lifecycle.object_urgent(at_night, note="  ", by=world.rina)


def test_what_she_approved_herself_leaves_nothing_to_object_to(world):
    with pytest.raises(NotNow):
        lifecycle.object_urgent(world.sent(), note="Kenapa", by=world.rina)


def test_at_night_the_page_says_whom_to_call_and_the_button_what_it_does(world, monday, client):
    monday("2026-02-02 23.30")
    referral = world.submitted(urgent=True)
    client.force_login(world.sari.user, backend="rptc.accounts.backends.SignIn")
    page = reverse("referrals:referral-detail", args=[referral.code])
    text = client.get(page, headers={"accept-language": "en"}).content.decode()
    assert reverse("referrals:referral-send-urgent", args=[referral.code]) in text
    assert reverse("referrals:referral-send", args=[referral.code]) + '"' not in text
    sent = client.post(
        reverse("referrals:referral-send-urgent", args=[referral.code]), follow=True
    ).content.decode()
    phone = world.partner.contacts.get().phone.as_e164
    assert f'href="tel:{phone}"' in sent and f"wa.me/{phone.lstrip('+')}" in sent
    lifecycle.accept(referral, by=world.yusuf)
    assert 'btn-secondary" href="tel:' not in client.get(page).content.decode()


def test_whoever_answered_by_the_link_is_not_told_any_more(world, client):
    referral = world.sent()
    client.force_login(world.sari.user, backend="rptc.accounts.backends.SignIn")
    page = reverse("referrals:referral-detail", args=[referral.code])
    assert client.get(page).context["doors"][0].kind == "warning"
    lifecycle.accept(referral, by=world.yusuf)
    [door] = client.get(page).context["doors"]
    assert (door.kind, door.waits) == ("success", False)
    links.replace(referral.links.get(), by=world.sari)
    assert client.get(page).context["doors"][0].kind == "warning"  # a new address has to be told
    links.enter(referral.links.get(), name="Yusuf", pin="246810")
    assert client.get(page).context["doors"][0].kind == "success"  # he holds it
