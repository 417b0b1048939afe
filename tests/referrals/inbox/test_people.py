"""Joining, colleagues, the PIN for links: what a member does with the account itself."""

import pytest
from django.test import Client

from partners.models import Member, MemberInvitation
from rptc.accounts.models import User
from tests.factories import ContactFactory, MemberFactory
from tests.referrals.inbox.conftest import BACKEND, read

pytestmark = pytest.mark.django_db
MIRA = {"full_name": "Mira Contoh", "position": "Pengasuh", "phone": "0813-5550-0007"}
PASSWORD = {"password": "kapal pinisi biru", "again": "kapal pinisi biru"}


@pytest.fixture
def mira(partner):
    """A member behind the partner's second contact."""
    return MemberFactory(contact=partner.contacts.get(name="Mira"))


def made_link(answer):
    """The path of the invitation that an answer shows."""
    return "/inbox/join/" + read(answer).partition("/inbox/join/")[2].partition("/")[0] + "/"


def test_yusuf_invites_a_colleague_who_joins_and_lands_in_the_inbox(inbox):
    path = made_link(inbox.post("/inbox/colleagues/", MIRA))
    theirs = Client()
    assert "mira.contoh" in read(theirs.get(path))
    assert theirs.post(path, PASSWORD).url == "/inbox/"
    assert theirs.get("/inbox/").status_code == 200
    assert Member.objects.get(user__username="mira.contoh").invited_by == "Yusuf"
    assert Client().get(path).status_code == 404


def test_they_come_back_with_name_and_password_and_land_in_the_inbox(inbox):
    Client().post(made_link(inbox.post("/inbox/colleagues/", MIRA)), PASSWORD)
    theirs = Client()
    answer = theirs.post(
        "/accounts/login/", {"login": "mira.contoh", "password": PASSWORD["password"]}, follow=True
    )
    assert answer.redirect_chain[-1][0] == "/inbox/" and answer.status_code == 200


def test_two_passwords_that_differ_are_asked_again_and_the_invitation_stays(inbox):
    path, theirs = made_link(inbox.post("/inbox/colleagues/", MIRA)), Client()
    assert "r-errors" in read(theirs.post(path, PASSWORD | {"again": "lain sekali"}))
    assert "r-errors" in read(theirs.post(path, {"password": "mira", "again": "mira"}))
    assert theirs.post(path, PASSWORD).status_code == 302


def test_the_link_stands_in_one_answer_only(inbox):
    path = made_link(inbox.post("/inbox/colleagues/", MIRA))
    assert path not in read(inbox.get("/inbox/colleagues/")) and MemberInvitation.objects.count() == 1


def test_without_a_number_nobody_is_invited(inbox):
    answer = inbox.post("/inbox/colleagues/", MIRA | {"phone": "12"})
    assert (
        "r-errors" in read(answer) and "Mira Contoh" in read(answer) and not MemberInvitation.objects.exists()
    )


def test_the_contact_invites_behind_the_link_after_name_and_pin(client, way):
    way.to("sent")
    link, asked = f"/r/{way.link.token}/", {"act": "colleague", "name": "Yusuf", "who": "colleague"} | MIRA
    assert "Mira Contoh" not in read(client.get(link + "?act=colleague"))
    assert "/inbox/join/" not in read(client.post(link, asked | {"pin": "135790"}))
    answer = client.post(link, asked | {"pin": "246810"})
    assert "wa.me/6281355500007" in read(answer) and MemberInvitation.objects.get().invited_by == "Yusuf"
    Client().post(made_link(answer), PASSWORD)
    assert Member.objects.get().contact.name == "Mira Contoh"


def test_the_contact_invites_themselves_behind_the_link(client, way):
    way.to("sent")
    asked = {"act": "colleague", "name": "Yusuf", "who": "me", "pin": "246810"}
    answer = client.post(f"/r/{way.link.token}/", asked)
    Client().post(made_link(answer), PASSWORD)
    assert Member.objects.get().contact == way.link.contact
    again = client.post(f"/r/{way.link.token}/", asked)
    assert "sudah punya akun" in read(again)


def test_the_first_contact_ends_a_colleague_whose_browser_is_open(inbox, mira):
    theirs = Client()
    theirs.force_login(mira.user, backend=BACKEND)
    assert theirs.get("/inbox/").status_code == 200
    ask = f"/inbox/colleagues/{mira.user.code}/end/"
    assert ask in read(inbox.get("/inbox/colleagues/")) and inbox.get(ask).status_code == 200
    assert inbox.post(ask).status_code == 302
    assert theirs.get("/inbox/").status_code == 302 and "/accounts/login/" in theirs.get("/inbox/").url


def test_a_second_contact_ends_nobody(inbox, mira, member):
    theirs = Client()
    theirs.force_login(mira.user, backend=BACKEND)
    assert "/end/" not in read(theirs.get("/inbox/colleagues/"))
    for method in (theirs.get, theirs.post):
        assert method(f"/inbox/colleagues/{member.user.code}/end/").status_code == 403
    assert Member.objects.active().count() == 2


def test_a_colleague_of_another_partner_is_nobody(inbox):
    stranger = MemberFactory(contact=ContactFactory(name="Hasan"))
    assert inbox.post(f"/inbox/colleagues/{stranger.user.code}/end/").status_code == 404
    assert "Hasan" not in read(inbox.get("/inbox/colleagues/"))


@pytest.fixture
def own_password(member):
    member.user.set_password(PASSWORD["password"])
    member.user.save()
    client = Client()
    client.force_login(member.user, backend=BACKEND)
    return client


def test_a_pin_of_ones_own_opens_the_link(own_password, client, way):
    way.to("sent")
    given = {"password": PASSWORD["password"], "pin": "806317", "again": "806317"}
    assert own_password.post("/inbox/account/", given).status_code == 302
    link = f"/r/{way.link.token}/"
    assert "r-errors" in read(client.post(link, {"act": "shared", "name": "Yusuf", "pin": "246810"}))
    assert "Baco" in read(client.post(link, {"act": "shared", "name": "Yusuf", "pin": "806317"}))


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"password": "salah"}, "password"), ({"pin": "123456", "again": "123456"}, "pin"), ({"again": "806318"}, "again"),
     ({"pin": "80631"}, "pin")],
)  # fmt: skip
def test_a_pin_that_cannot_be_is_answered_in_words(own_password, member, changed, field):
    given = {"password": PASSWORD["password"], "pin": "806317", "again": "806317"} | changed
    answer = own_password.post("/inbox/account/", given)
    assert list(answer.context["form"].errors) == [field] and "806317" not in read(answer)
    member.contact.refresh_from_db()
    assert member.contact.knows("246810")


def test_five_wrong_passwords_lock_the_try(own_password):
    given = {"password": "salah", "pin": "806317", "again": "806317"}
    codes = [own_password.post("/inbox/account/", given).status_code for _n in range(6)]
    assert codes[0] == 200 and codes[-1] in (403, 429)


def test_the_password_is_changed_where_everybody_changes_it(own_password, member):
    page = own_password.get("/accounts/password/change/")
    assert page.status_code == 200 and "/inbox/figures/" in read(page)
    new = {
        "oldpassword": PASSWORD["password"],
        "password1": "perahu layar merah",
        "password2": "perahu layar merah",
    }
    assert own_password.post("/accounts/password/change/", new).status_code == 302
    assert User.objects.get(pk=member.user.pk).check_password("perahu layar merah")


def test_no_page_of_the_unit_opens(inbox, way):
    way.to("in_service")
    places = ["/clients/", "/referrals/", f"/referrals/{way.referral.code}/", "/partners/", "/reports/table1/",
              f"/clients/{way.episode.person.code}/", "/clients/beds/", f"/partners/{way.partner.code}/"]  # fmt: skip
    assert {inbox.get(place).status_code for place in places} == {403}


def test_a_contact_without_a_pin_is_told_so_and_loses_no_try(client, way):
    way.to("sent")
    way.partner.contacts.filter(name="Yusuf").update(pin_hash="", pin_set_at=None)
    link = f"/r/{way.link.token}/"
    assert "Anda belum punya PIN" in read(client.get(link))
    for _n in range(6):
        answer = client.post(link, {"act": "shared", "name": "Yusuf", "pin": "246810"})
        assert "Anda belum punya PIN. Telepon RPTC" in read(answer)
    link = way.link
    assert (link.wrong_pins, link.locked_at) == (0, None)
