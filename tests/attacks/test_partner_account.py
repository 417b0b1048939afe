"""A partner's account in bad hands, and two ways in at once: other partners' referrals, ended members, forged roles,
stale pages, reused invitations, a link and an account that press in the same moment."""

import threading
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from partners.actions import contact as contacts
from partners.actions import member as members
from partners.actions import partner as partners
from partners.models import Member, MemberInvitation
from referrals.actions import handovers, lifecycle
from referrals.models import Handover, Referral, ReferralLog
from rptc.accounts.models import User
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from tests.factories import ContactFactory, EpisodeFactory, MemberFactory, UserFactory
from tests.referrals.domain.people import contact_of, people, receiving_partner
from tests.referrals.domain.progress import accepted, sent
from tests.referrals.domain.race import meet, one_wins, race, without_locks
from tests.referrals.inbox.conftest import BACKEND, english, inbox, member, page, press, read  # noqa: F401 fixtures
from tests.referrals.web.conftest import bed, episode, partner, way, yusuf  # noqa: F401 fixtures

pytestmark = pytest.mark.django_db
PASSWORD = {"password": "kapal pinisi biru", "again": "kapal pinisi biru"}
MIRA = {"full_name": "Mira Contoh", "phone": "+6281355500007"}


@pytest.fixture
def hasan(db):
    """A member of another partner."""
    return MemberFactory(contact=receiving_partner("Yayasan Lain", "Hasan").contacts.get())


@pytest.fixture
def hasans(hasan):
    client = Client()
    client.force_login(hasan.user, backend=BACKEND)
    return client


@pytest.mark.parametrize("step", ["sent", "accepted", "given", "in_service", "ready", "collected"])
def test_another_partners_referral_is_nowhere_whatever_is_posted(hasans, way, step):
    way.to(step)
    before = list(Referral.objects.values())
    assert hasans.get(page(way.referral)).status_code == 404
    for act in (
        "answer",
        "handover",
        "ready",
        "collection",
        "extension",
        "withdraw",
        "absconded",
        "deceased",
    ):
        assert hasans.post(page(way.referral), {"act": act, "answer": "accept"}).status_code == 404
    assert (
        list(Referral.objects.values()) == before
        and Handover.objects.count() == way.referral.handovers.count()
    )


def test_a_form_of_one_referral_sent_to_anothers_address_acts_on_nothing(hasans, hasan, way, inbox):
    """The page of one's own is open in one window; its form goes to the code of somebody else's."""
    way.to("sent")
    theirs = sent(
        {"sari": way.sari, "rina": way.rina, "yusuf": contact_of(hasan.partner)},
        hasan.partner,
        EpisodeFactory(case_worker=way.sari.user),
    )
    assert inbox.post(page(theirs), {"act": "answer", "answer": "accept"}).status_code == 404
    assert hasans.post(page(way.referral), {"act": "answer", "answer": "accept"}).status_code == 404
    assert not ReferralLog.objects.filter(verb="accept").exists()


@pytest.mark.parametrize("ended", ["member", "contact", "partner"])
def test_a_session_that_is_open_ends_with_what_it_stands_on(inbox, member, way, wati, by, ended):
    way.to("sent")
    assert inbox.get(page(way.referral)).status_code == 200
    {
        "member": lambda: members.end(member, by=by(wati)), "contact": lambda: contacts.end(member.contact, by=by(wati)),
        "partner": lambda: partners.end(member.partner, reason="Selesai", by=by(wati)),
    }[ended]()  # fmt: skip
    for path in ("/inbox/", page(way.referral), "/inbox/figures/", "/inbox/colleagues/", "/inbox/account/"):
        answer = inbox.get(path)
        assert answer.status_code in (302, 403) and "Baco" not in read(answer)
    assert inbox.post(page(way.referral), {"act": "answer", "answer": "accept"}).status_code in (302, 403)
    way.referral.refresh_from_db()
    assert way.referral.state == "sent"


def test_the_session_itself_is_gone_when_a_member_is_ended(inbox, member, wati, by):
    inbox.get("/inbox/")
    members.end(member, by=by(wati))
    assert not [
        s for s in Session.objects.all() if s.get_decoded().get("_auth_user_id") == str(member.user.pk)
    ]
    assert inbox.get("/inbox/").url.startswith("/accounts/login/")


def test_a_link_of_a_colleague_whom_the_first_contact_ended_is_dead(client, inbox, way):
    way.to("sent")
    mira = MemberFactory(contact=way.partner.contacts.get(name="Mira"))
    link = way.link
    link.contact = mira.contact
    link.save()
    inbox.post(f"/inbox/colleagues/{mira.user.code}/end/")
    assert client.get(f"/r/{link.token}/").status_code == 410


@pytest.mark.parametrize("step", ["sent", "accepted", "in_service", "ready"])
def test_acts_that_are_not_open_now_are_refused_and_change_nothing(inbox, way, step):
    way.to(step)
    wrong = {
        "sent": ["handover", "ready", "collection", "extension", "withdraw"], "accepted": ["answer", "ready", "collection"],
        "in_service": ["answer", "handover", "withdraw"], "ready": ["answer", "handover", "ready", "withdraw"],
    }[step]  # fmt: skip
    before = Referral.objects.values().get(pk=way.referral.pk)
    given = {"answer": "accept", "collector": "announced", "days": "7", "reason": "client_need"}
    for act in wrong:
        answer = press(
            inbox, way.referral, act, **given | ({"reason": "client_absent"} if act == "withdraw" else {})
        )
        assert answer.status_code == 200
    assert Referral.objects.values().get(pk=way.referral.pk) == before


@pytest.mark.parametrize("act", ["shared", "colleague", "nonsense", "", "accept", "../answer", "a\0b"])
def test_an_act_that_is_none_shows_the_page_and_does_nothing(inbox, way, act):
    way.to("sent")
    assert press(inbox, way.referral, act, answer="accept", who="me").status_code == 200
    way.referral.refresh_from_db()
    assert way.referral.state == "sent" and not MemberInvitation.objects.exists()


def test_nobody_speaks_as_somebody_else_by_sending_a_name(inbox, way):
    way.to("sent")
    press(inbox, way.referral, "answer", answer="accept", name="Kepala Panti", pin="000000")
    assert way.referral.log.last().actor_label == "Yusuf"


def test_a_role_alone_opens_nothing_and_a_member_with_another_role_neither(as_, member, way):
    way.to("sent")
    User.objects.filter(pk=member.user.pk).update(role="social_worker")
    assert as_(User.objects.get(pk=member.user.pk)).get("/inbox/").status_code == 403
    assert as_(UserFactory(role="partner_officer")).get(page(way.referral)).status_code == 403


@pytest.mark.parametrize("role", ["unit_head", "system_admin", "partner_officer"])
def test_a_role_sent_with_the_join_form_is_not_read(client, yusuf, partner, role):
    made = members.invite(partner, by=yusuf, **MIRA)
    client.post(
        f"/inbox/join/{made.token}/",
        PASSWORD | {"role": role, "username": "rina", "unit": "1", "is_superuser": "1"},
    )
    user = Member.objects.get().user
    assert (user.role, user.username, user.unit, user.is_superuser) == (
        "partner_officer",
        "mira.contoh",
        None,
        False,
    )


@pytest.mark.parametrize("path", ["/inbox/join/x/", "/inbox/join/%00/", "/inbox/join/" + "a" * 500 + "/"])
def test_a_token_that_is_none_is_answered_like_an_old_one(client, path):
    assert client.get(path).status_code == 404


def test_reused_expired_and_withdrawn_invitations_look_alike(client, yusuf, partner, wati, by):
    used, old, back = (
        members.invite(partner, by=yusuf, full_name=name, phone="+6281355500007")
        for name in ("Ani", "Budi", "Citra")
    )
    client.post(f"/inbox/join/{used.token}/", PASSWORD)
    members.withdraw(back, by=by(wati))
    type(old.invitation).objects.filter(pk=old.invitation.pk).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    pages = [Client().post(f"/inbox/join/{made.token}/", PASSWORD) for made in (used, old, back)]
    assert [answer.status_code for answer in pages] == [404] * 3 and Member.objects.count() == 1
    tokens = (used.token, old.token, back.token)
    assert len({read(answer).replace(token, "") for answer, token in zip(pages, tokens, strict=True)}) == 1


def test_an_invitation_page_is_not_kept_and_tells_the_next_site_nothing(client, yusuf, partner):
    made = members.invite(partner, by=yusuf, **MIRA)
    answer = client.get(f"/inbox/join/{made.token}/")
    assert answer["Referrer-Policy"] == "same-origin" and answer["Cache-Control"] == "no-store"


def test_nobody_is_a_member_of_two_partners(member, hasan):
    for contact, user in (
        (ContactFactory(name="Lain"), member.user),
        (member.contact, UserFactory(role="partner_officer")),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Member.objects.create(user=user, partner=hasan.partner, contact=contact, invited_by="x")


def test_a_contact_of_another_partner_cannot_be_invited_into_this_one(yusuf, partner, hasan):
    with pytest.raises(Exception, match="mitra"):
        members.invite(partner, by=yusuf, contact=hasan.contact)


def test_an_actor_that_claims_an_account_of_another_partner_may_nothing(way, hasan):
    way.to("sent")
    forged = Actor.contact(hasan.contact, "Yusuf", means="account")
    with pytest.raises(NotAllowed):
        lifecycle.accept(way.referral, by=forged)
    with pytest.raises(PermissionDenied):
        members.end(MemberFactory(contact=way.partner.contacts.get(name="Mira")), by=forged)


def test_a_double_press_in_an_account_records_once(inbox, way):
    way.to("in_service")
    for _press in range(2):
        press(inbox, way.referral, "failed-collection", reason="client_absent", once="satu-tekanan")
    assert way.referral.attempts.count() == 1


def test_a_double_press_of_a_confirmation_says_that_it_stands(inbox, way):
    way.to("given")
    press(inbox, way.referral, "handover")
    again = press(inbox, way.referral, "handover")
    assert again.status_code == 200 and Handover.objects.get().partner_by == "Yusuf"
    assert "Itu sudah tidak terbuka" in read(again)


def test_the_pin_of_an_ended_member_sets_nothing(inbox, member, wati, by):
    members.end(member, by=by(wati))
    given = {"password": "x", "pin": "806317", "again": "806317"}
    assert inbox.post("/inbox/account/", given).status_code in (302, 403)
    member.contact.refresh_from_db()
    assert member.contact.knows("246810")


def test_a_quiet_half_hour_ends_the_partners_session_too(member):
    client = Client()
    client.force_login(member.user, backend=BACKEND)
    assert client.get("/inbox/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert client.get("/inbox/").status_code == 302


# a link and an account, or two accounts, at the same moment


def link_and_account(partner):
    """The same contact behind a link and in an account."""
    contact = partner.contacts.first()
    return Actor.contact(contact, "Yusuf"), Actor.contact(contact, "Yusuf Akun", means="account")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("second", ["accept", "decline"])
def test_a_link_accepts_while_an_account_answers_and_one_answer_stands(monkeypatch, second):
    cast, lodging, _bed, case = people()
    referral = sent(cast, lodging, case)
    by_link, by_account = link_and_account(lodging)
    meet(monkeypatch, "referrals.actions.answering", "perform")
    other = {"accept": lambda r: lifecycle.accept(r, by=by_account),
             "decline": lambda r: lifecycle.decline(r, reason="full", by=by_account)}[second]  # fmt: skip
    one_wins(race(lambda: lifecycle.accept(fresh(referral), by=by_link), lambda: other(fresh(referral))))
    assert referral.log.filter(verb__in=["accept", "decline"]).count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_both_answers_would_stand(monkeypatch):
    """The negative control: the race is real."""
    cast, lodging, _bed, _case = people()
    by_link, by_account = link_and_account(lodging)
    without_locks(monkeypatch)
    meet(monkeypatch, "rptc.flow.perform", "can_proceed")
    both = 0
    for _try in range(10):
        referral = sent(cast, lodging, EpisodeFactory(case_worker=cast["sari"].user))
        yes, no = fresh(referral), fresh(referral)
        race(
            partial(lifecycle.accept, yes, by=by_link),
            partial(lifecycle.decline, no, reason="full", by=by_account),
        )
        both += referral.log.filter(verb__in=["accept", "decline"]).count() > 1
    assert both


@pytest.mark.django_db(transaction=True)
def test_a_link_and_an_account_confirm_one_half_and_one_name_stands():
    cast, lodging, _bed, case = people()
    referral = accepted(cast, lodging, case)
    confirm = [
        lambda by=by: handovers.confirm(fresh(referral), leg="there", side="partner", by=by)
        for by in link_and_account(lodging)
    ]
    one_wins(race(*confirm))
    half = Handover.objects.get()
    assert (half.partner_by, half.partner_means) in [("Yusuf", "link"), ("Yusuf Akun", "account")]


@pytest.mark.django_db(transaction=True)
def test_one_invitation_opened_in_two_browsers_makes_one_account():
    lodging = receiving_partner("Sentra Contoh", "Yusuf")
    made = members.invite(lodging, by=contact_of(lodging), **MIRA)
    joined = race(*[lambda: members.join(made, password=PASSWORD["password"])] * 3)
    assert sum(result is not None for result in joined) == 1 and not [
        r for r in joined if isinstance(r, Exception)
    ]
    assert User.objects.filter(role="partner_officer").count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_is_ended_while_joining_is_out_either_way():
    """The contact ends while its own invitation is used: no member remains whom a dead contact lets in."""
    lodging, wati = receiving_partner("Sentra Contoh", "Yusuf"), Actor.of(UserFactory(role="administration"))
    contact = lodging.contacts.get()
    made = members.invite(lodging, by=Actor.contact(contact, "Yusuf"), contact=contact)
    race(lambda: members.join(made, password=PASSWORD["password"]), lambda: contacts.end(contact, by=wati))
    assert not Member.objects.active().exists()


@pytest.mark.django_db(transaction=True)
def test_two_browsers_press_at_once_and_both_get_a_page():
    cast, lodging, _bed, case = people()
    referral, start, found = sent(cast, lodging, case), threading.Barrier(2), []
    user = MemberFactory(contact=lodging.contacts.first()).user

    def answer(given):
        client = Client()
        client.force_login(user, backend=BACKEND)
        start.wait()
        found.append(client.post(page(referral), {"act": "answer", **given}).status_code)
        connection.close()

    threads = [
        threading.Thread(target=answer, args=[given])
        for given in ({"answer": "accept"}, {"answer": "decline", "reason": "full"})
    ]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert found == [302, 302] and referral.log.filter(verb__in=["accept", "decline"]).count() == 1


def fresh(referral):
    return Referral.objects.get(pk=referral.pk)
