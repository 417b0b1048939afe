"""People of a partner with an account: invited by a contact or by the unit, joined once, ended at once."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from clients.actions.refused import Refused
from partners.actions import contact as contacts
from partners.actions import member as members
from partners.actions import partner as partners
from partners.inviting import sign_in_name, whatsapp
from partners.models import Member, MemberInvitation
from rptc.accounts.actions import people
from rptc.accounts.models import Invitation, User
from rptc.audit.models import Event
from rptc.lib.actor import Actor
from tests.factories import ContactFactory, MemberFactory, PartnerFactory, UserFactory

pytestmark = pytest.mark.django_db
MIRA = {"full_name": "Mira Daeng Ti'no", "position": "Pengasuh", "phone": "+6281355500007"}
PASSWORD = "kapal pinisi biru"


@pytest.fixture
def yusuf():
    return ContactFactory(name="Yusuf")


@pytest.fixture
def behind_link(yusuf):
    return Actor.contact(yusuf, "Yusuf")


def joined(invitation):
    return members.join(invitation, password=PASSWORD)


def test_a_colleague_becomes_a_member_behind_a_contact_of_their_own(yusuf, behind_link):
    member = joined(members.invite(yusuf.partner, by=behind_link, **MIRA))
    assert (member.user.role, member.user.unit, member.user.full_name) == (
        "partner_officer",
        None,
        MIRA["full_name"],
    )
    assert (member.contact.name, member.contact.order, member.invited_by) == (MIRA["full_name"], 2, "Yusuf")
    assert member.user.check_password(PASSWORD) and member.user.username == "mira.daeng"
    assert member.contact != yusuf and Member.objects.active().get() == member


def test_a_contact_invites_themselves_and_keeps_their_place(yusuf, behind_link):
    member = joined(members.invite(yusuf.partner, by=behind_link, contact=yusuf))
    assert member.contact == yusuf and yusuf.partner.contacts.count() == 1


def test_nobody_takes_a_contacts_place_by_typing_their_name(yusuf, behind_link):
    with pytest.raises(Refused):
        members.invite(yusuf.partner, by=behind_link, full_name="yusuf", phone=yusuf.phone)
    assert not MemberInvitation.objects.exists()


def test_who_has_an_account_is_not_invited_again(yusuf, behind_link):
    MemberFactory(contact=yusuf)
    with pytest.raises(Refused):
        members.invite(yusuf.partner, by=behind_link, contact=yusuf)


def test_an_invitation_works_once(yusuf, behind_link):
    made = members.invite(yusuf.partner, by=behind_link, **MIRA)
    assert joined(made) and joined(made) is None
    assert User.objects.filter(role="partner_officer").count() == 1


def test_asked_twice_the_later_link_works_and_the_earlier_does_not(yusuf, behind_link):
    first = members.invite(yusuf.partner, by=behind_link, **MIRA)
    second = members.invite(yusuf.partner, by=behind_link, **MIRA)
    assert people.open_invitation(first.token, outside=True) is None
    assert people.open_invitation(second.token, outside=True) == second.invitation
    assert joined(first) is None and joined(second).user.username == "mira.daeng"


def test_two_people_of_one_name_sign_in_under_two_names(yusuf, behind_link):
    joined(members.invite(yusuf.partner, by=behind_link, **MIRA))
    other = members.invite(yusuf.partner, by=behind_link, **MIRA | {"phone": "+6281355500008"})
    assert other.invitation.username == "mira.daeng2"


def test_a_partners_invitation_never_withdraws_one_of_the_unit(yusuf, behind_link, sisca, by):
    people.invite(username="mira.daeng", full_name="Mira", role="auditor", by=by(sisca))
    assert members.invite(yusuf.partner, by=behind_link, **MIRA).invitation.username == "mira.daeng2"
    assert Invitation.objects.get(role="auditor").withdrawn_at is None


@pytest.mark.parametrize(
    ("name", "username"), [("Li", "mitra.li"), ("Ñoño  Pérez", "nono.perez"), ("مريم", "mitra")]
)
def test_a_name_to_sign_in_with_is_plain(name, username):
    assert sign_in_name(name) == username


def test_after_seven_days_the_link_is_dead(yusuf, behind_link):
    made = members.invite(yusuf.partner, by=behind_link, **MIRA)
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert people.open_invitation(made.token, outside=True) is None
        assert not MemberInvitation.objects.waiting().exists()


def test_a_withdrawn_invitation_makes_no_member(yusuf, behind_link, wati, by):
    made = members.invite(yusuf.partner, by=behind_link, **MIRA)
    members.withdraw(made, by=by(wati))
    members.withdraw(made, by=by(wati))
    assert joined(made) is None and not User.objects.filter(role="partner_officer").exists()
    assert Event.objects.filter(verb="member-invitation-withdrawn").count() == 1


def test_who_joins_after_the_partner_or_the_contact_ended_does_not(yusuf, behind_link, wati, by):
    own = members.invite(yusuf.partner, by=behind_link, contact=yusuf)
    other = members.invite(yusuf.partner, by=behind_link, **MIRA)
    contacts.end(yusuf, by=by(wati))
    assert joined(own) is None
    partners.end(yusuf.partner, reason="Selesai", by=by(wati))
    assert joined(other) is None and not Member.objects.exists()


@pytest.mark.parametrize("ended", ["member", "contact", "partner", "account"])
def test_whatever_ends_ends_the_membership(ended, yusuf, wati, by):
    member = MemberFactory(contact=yusuf)
    assert Member.objects.active().exists()
    {
        "member": lambda: members.end(member, by=by(wati)), "contact": lambda: contacts.end(yusuf, by=by(wati)),
        "partner": lambda: partners.end(yusuf.partner, reason="Selesai", by=by(wati)),
        "account": lambda: people.close(member.user, by=by(wati)),
    }[ended]()  # fmt: skip
    assert not Member.objects.active().exists()


def test_the_first_contact_ends_a_colleague_and_their_links_too(yusuf, behind_link):
    mira = MemberFactory(contact=ContactFactory(partner=yusuf.partner, name="Mira", order=2))
    members.end(mira, by=behind_link)
    mira.contact.refresh_from_db()
    mira.user.refresh_from_db()
    assert mira.contact.ended_at and not mira.user.is_active
    assert Member.objects.get().ended_by == "Yusuf"


def test_the_unit_ends_an_account_and_leaves_the_contact(yusuf, wati, by):
    members.end(MemberFactory(contact=yusuf), by=by(wati))
    yusuf.refresh_from_db()
    assert yusuf.ended_at is None and not User.objects.get(role="partner_officer").is_active


def test_a_second_contact_or_a_stranger_ends_nobody(yusuf, sari, by):
    first, second = MemberFactory(contact=yusuf), ContactFactory(partner=yusuf.partner, name="Mira", order=2)
    stranger = ContactFactory(partner=PartnerFactory(), name="Hasan")
    for actor in (
        Actor.contact(second, "Mira"),
        Actor.contact(stranger, "Hasan"),
        Actor.contact(yusuf, "Yusuf"),
        by(sari),
    ):
        with pytest.raises(PermissionDenied):
            members.end(first, by=actor)
    assert Member.objects.active().get() == first


def test_a_stranger_invites_nobody(yusuf, sari, by):
    hasan = ContactFactory(partner=PartnerFactory(), name="Hasan")
    for actor in (Actor.contact(hasan, "Hasan"), by(sari), Actor.public()):
        with pytest.raises(PermissionDenied):
            members.invite(yusuf.partner, by=actor, **MIRA)


def test_who_was_ended_comes_back_behind_a_new_contact(yusuf, behind_link, wati, by):
    members.end(MemberFactory(contact=yusuf), by=by(wati))
    again = joined(members.invite(yusuf.partner, by=behind_link, contact=yusuf))
    assert again.contact != yusuf and again.contact.name == "Yusuf" and again.contact.order == 2


def test_the_message_names_nobody(yusuf, behind_link):
    text = whatsapp(members.invite(yusuf.partner, by=behind_link, **MIRA))
    assert text.startswith("https://wa.me/6281355500007?text=RPTC") and "inbox%2Fjoin%2F" in text
    assert "Mira" not in text and "Yusuf" not in text and "Cahaya" not in text


def test_the_audit_names_contacts_by_code(yusuf, behind_link, wati, by):
    members.end(joined(members.invite(yusuf.partner, by=behind_link, **MIRA)), by=by(wati))
    events = Event.objects.filter(verb__startswith="member-")
    assert sorted(event.verb for event in events) == ["member-ended", "member-invited", "member-joined"]
    assert not [event for event in events if "Mira" in str(event.data)]


def test_a_pin_that_anybody_guesses_is_not_taken(yusuf):
    member = MemberFactory(contact=yusuf)
    with pytest.raises(Refused):
        members.set_pin(member, pin="123456", by=Actor.contact(yusuf, "Yusuf", means="account"))
    members.set_pin(member, pin="806317", by=Actor.contact(yusuf, "Yusuf", means="account"))
    yusuf.refresh_from_db()
    assert yusuf.knows("806317") and not yusuf.knows("246810")


# the unit's pages


def page(partner):
    return f"/partners/{partner.code}/"


def test_wati_invites_a_contact_and_reads_the_link_once(as_, wati, yusuf):
    client, ask = as_(wati), f"/partners/{yusuf.partner.code}/members/invite/"
    shown = client.post(ask, {"who": yusuf.code})
    made = MemberInvitation.objects.select_related("invitation").get()
    assert made.contact == yusuf and "/inbox/join/" in shown.content.decode()
    assert "/inbox/join/" not in client.get(page(yusuf.partner)).content.decode()


def test_wati_invites_somebody_by_name_and_is_asked_for_what_is_missing(as_, wati, yusuf):
    client, ask = as_(wati), f"/partners/{yusuf.partner.code}/members/invite/"
    assert set(client.post(ask, {"who": "other"}).context["form"].errors) == {"full_name", "phone"}
    assert set(client.post(ask, {"position": ""}).context["form"].errors) == {"who"}
    client.post(ask, {"who": "other", **MIRA})
    assert MemberInvitation.objects.get().contact is None


def test_wati_withdraws_and_ends_on_the_partners_page(as_, wati, yusuf, behind_link):
    client, made = as_(wati), members.invite(yusuf.partner, by=behind_link, **MIRA)
    member = MemberFactory(contact=yusuf)
    shown = client.get(page(yusuf.partner)).content.decode()
    assert MIRA["full_name"].replace("'", "&#x27;") in shown and member.user.code in shown
    assert client.post(f"/partners/invitation/{made.code}/withdraw/").status_code == 302
    assert client.post(f"/partners/member/{member.user.code}/end/").status_code == 302
    assert not Member.objects.active().exists() and not MemberInvitation.objects.waiting().exists()
    assert client.post(f"/partners/member/{member.user.code}/end/").status_code == 404


def test_the_administrator_cannot_invite_a_partners_officer(as_, sisca):
    given = {"full_name": "Mira", "username": "mira", "role": "partner_officer"}
    answer = as_(sisca).post("/accounts/people/invite/", given)
    assert "role" in answer.context["form"].errors and not Invitation.objects.exists()


def test_a_members_link_does_not_open_the_units_door_nor_the_other_way_round(
    client, yusuf, behind_link, sisca, by
):
    made = members.invite(yusuf.partner, by=behind_link, **MIRA)
    staff = people.invite(username="baru", full_name="Orang Baru", role="auditor", by=by(sisca))
    assert client.get(f"/accounts/invitation/{made.token}/").status_code == 404
    assert client.get(f"/inbox/join/{staff.token}/").status_code == 404
    assert client.get(f"/inbox/join/{made.token}/").status_code == 200


def test_a_closed_account_that_is_opened_again_stays_outside(as_, yusuf, wati, by):
    member = MemberFactory(contact=yusuf)
    members.end(member, by=by(wati))
    people.reopen(member.user, by=by(wati))
    member.user.refresh_from_db()
    answer = as_(member.user).get("/inbox/")
    assert answer.status_code == 403 and "tel:" in answer.content.decode()


def test_an_officer_without_a_partner_is_told_whom_to_ask(as_):
    answer = as_(UserFactory(role="partner_officer")).get("/inbox/")
    assert answer.status_code == 403 and "Akses Anda sudah berakhir" in answer.content.decode()
