"""A partner asks from its account, reads RPTC's answer and takes back; another partner finds nothing."""

import pytest
from django.urls import reverse

from partners.models import Member
from referrals.actions import incoming
from referrals.models import Incoming
from rptc.accounts.models import LaidAside
from rptc.notices.models import Notice
from tests.factories import EpisodeFactory, UserFactory
from tests.referrals.domain.people import receiving_partner
from tests.referrals.incoming.conftest import BOY
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db
NEW, LIST = "/inbox/refer/", "/inbox/referred/"
TOLD = {
    "full_name": BOY["full_name"],
    "sex": "male",
    "age": "9",
    "asked": "Pengasuhan",
    "known": "Bekas luka",
}


def page(row, name="detail"):
    return reverse(f"inbox:incoming-{name}", args=[row.code])


@pytest.fixture
def hasan(db):
    """A member of another partner."""
    user = UserFactory(username="hasan", full_name="Hasan", role="partner_officer")
    other = receiving_partner("Yayasan Lain", "Hasan")
    Member.objects.create(user=user, partner=other, contact=other.contacts.get(), invited_by="Sari")
    return user


def test_yusuf_refers_from_his_account_and_reads_the_answer(as_, sari, asking, member):
    as_(member.user).post(NEW, TOLD)
    made = Incoming.objects.get()
    assert (made.means, made.partner, made.contact_name, made.worker) == (
        "account",
        member.partner,
        "Yusuf",
        None,
    )
    assert BOY["full_name"] in as_(member.user).get(page(made)).content.decode()
    incoming.accept(made, bring_to="Gerbang RPTC", by=asking.sari)
    assert "Gerbang RPTC" in as_(member.user).get(page(made)).content.decode()


def test_after_the_end_nothing_of_the_person_is_read_back(as_, asking, member):
    row = asking.from_an_account()
    incoming.decline(row, reason="full", by=asking.sari)
    text = as_(member.user).get(page(row)).content.decode()
    assert "Baharuddin" not in text and "Bekas luka" not in text and row.number in text


def test_what_became_a_case_is_no_longer_read_back(as_, asking, member):
    row = asking.from_an_account()
    incoming.accept(row, episode=EpisodeFactory(), by=asking.sari)
    assert "Baharuddin" not in as_(member.user).get(page(row)).content.decode()


def test_what_rptc_wrote_down_by_letter_is_not_read_back_by_an_account(as_, asking, member):
    row = asking.by_letter()
    text = as_(member.user).get(page(row)).content.decode()
    assert row.number in text and "Bekas luka" not in text and "Baharuddin" not in text


def test_another_partner_finds_nothing_and_does_nothing(as_, asking, member, hasan):
    row = asking.from_an_account()
    for name in ("detail", "withdraw"):
        assert as_(hasan).get(page(row, name)).status_code == 404
        assert as_(hasan).post(page(row, name), {"reason": "Iseng"}).status_code in (404, 405)
    assert row.number not in as_(hasan).get(LIST).content.decode()
    assert Incoming.objects.get().state == "received"


def test_the_unit_s_pages_are_closed_to_a_partner(as_, asking, member):
    row = asking.from_an_account()
    for name in ("detail", "accept", "decline", "void", "letter", "take-in"):
        path = reverse(f"referrals:incoming-{name}", args=[row.code])
        assert as_(member.user).get(path).status_code == 403
        assert as_(member.user).post(path).status_code in (403, 405)
    assert Incoming.objects.get().state == "received"


def test_taking_it_back_asks_why_and_only_while_it_is_no_case(as_, asking, member):
    row = asking.from_an_account()
    as_(member.user).post(page(row, "withdraw"), {"reason": "Keluarga datang"})
    assert Incoming.objects.get().state == "withdrawn"
    other = asking.from_an_account()
    incoming.accept(other, episode=EpisodeFactory(), by=asking.sari)
    assert page(other, "withdraw") not in as_(member.user).get(page(other)).content.decode()
    as_(member.user).post(page(other, "withdraw"), {"reason": "Terlambat"})
    other.refresh_from_db()
    assert other.state == "accepted"


def test_entered_in_error_is_gone_for_the_sender(as_, asking, member):
    row = asking.from_an_account()
    incoming.void(row, note="Dua kali", by=asking.sari)
    assert as_(member.user).get(page(row)).status_code == 404
    assert row.number not in as_(member.user).get(LIST).content.decode()


def test_a_member_who_was_ended_comes_in_no_more(as_, asking, member):
    member.ended_at = asking.by_phone().received_at
    member.save()
    assert as_(member.user).get(LIST).status_code in (302, 403)
    assert as_(member.user).post(NEW, TOLD).status_code in (302, 403)
    assert Incoming.objects.filter(means="account").count() == 0


def test_a_form_cannot_choose_another_partner_or_time(as_, asking, member, hasan):
    other = Member.objects.get(user=hasan).partner
    as_(member.user).post(
        NEW, TOLD | {"partner": other.code, "received_at": "2026-01-20T09:00", "means": "letter"}
    )
    made = Incoming.objects.get()
    assert (made.partner, made.means, made.received_at) == (member.partner, "account", made.recorded_at)


def test_what_was_typed_into_an_ended_session_is_kept(client, as_, asking, member):
    as_(member.user).get(NEW)
    client.cookies.pop("sessionid", None)
    client.post(NEW, TOLD)
    assert LaidAside.objects.count() == 1


def test_the_list_costs_the_same_however_long_it_is(as_, asking, member):
    asking.from_an_account()
    one = cost(as_(member.user), LIST)
    for _n in range(3):
        asking.from_an_account()
    assert cost(as_(member.user), LIST) == one


def test_an_answer_is_news_in_the_inbox_and_reading_it_settles_the_line(as_, asking, member):
    row = asking.from_an_account()
    incoming.accept(row, by=asking.sari)
    line = Notice.objects.get(template="incoming-answered")
    assert page(row) in as_(member.user).get("/inbox/").content.decode()
    line.refresh_from_db()
    assert line.state == "queued"
    as_(member.user).get(page(row))
    line.refresh_from_db()
    assert (line.state, line.done_by) == ("done", "Yusuf")


def test_another_partner_hears_nothing_of_it(as_, asking, member, hasan):
    row = asking.from_an_account()
    incoming.accept(row, by=asking.sari)
    assert row.number not in as_(hasan).get("/inbox/").content.decode()
