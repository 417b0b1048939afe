"""Who may ask, what is kept and how, until when RPTC owes an answer, and who is told of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from clients.actions.refused import Refused
from referrals.actions import incoming
from referrals.models import Incoming
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from rptc.notices.models import Notice
from tests.factories import PartnerFactory
from tests.referrals.domain.people import receiving_partner
from tests.referrals.incoming.conftest import BOY, wita

pytestmark = pytest.mark.django_db


def test_a_letter_is_recorded_with_its_promise_of_two_working_days(asking):
    asked = asking.by_letter()
    assert (asked.number, asked.state, asked.owed_by, asked.worker) == (
        "M-2026-0001",
        "received",
        "rptc",
        asking.sari.user,
    )
    assert wita(asked.due) == "04-02 23.59" and asked.due == asked.original_due  # Monday and two working days
    assert asked.initials == "B.D.N." and asked.their_number == "12/SC/II/2026"


def test_an_urgent_one_is_owed_in_four_hours_and_rings_for_those_on_duty(asking):
    asked = asking.by_phone(urgent=True)
    assert wita(asked.due) == "02-02 13.00"
    line = Notice.objects.get(template="incoming-received")
    assert line.to == ["role:social_worker", "role:shelter_officer", "role:unit_head"] and line.urgent


def test_the_clock_begins_when_it_came_not_when_it_was_typed(asking):
    asked = asking.by_letter(received_at=timezone.now() - timedelta(days=10))
    assert wita(asked.received_at) == "23-01 09.00" and wita(asked.recorded_at) == "02-02 09.00"
    assert asked.is_late() and list(Incoming.objects.late()) == [asked]


@pytest.mark.parametrize("days", [-1, 31])
def test_it_came_neither_in_the_future_nor_long_ago(asking, days):
    with pytest.raises(Refused):
        asking.by_letter(received_at=timezone.now() - timedelta(days=days))
    assert not Incoming.objects.exists()


def test_an_agency_that_is_no_partner_may_ask_by_name(asking):
    asked = asking.by_phone(partner=None, agency="Polsek Contoh")
    assert asked.sender == "Polsek Contoh"
    with pytest.raises(Refused, match="Say which partner or agency asks"):
        asking.by_phone(partner=None)


def test_nobody_is_asked_for_without_any_name(asking):
    with pytest.raises(Refused, match="Write a name"):
        asking.by_phone(client={"sex": "male", "full_name": " "})


def test_an_outreach_officer_records_and_the_workers_are_told(asking, oci):
    asked = asking.by_phone(by=Actor.of(oci))
    assert asked.worker is None
    assert Notice.objects.get(template="incoming-received").to == ["role:social_worker"]


def test_who_writes_it_down_for_herself_is_told_nothing(asking):
    asking.by_phone()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("who", ["tono", "wati", "lina", "dodi", "sisca"])
def test_others_may_not_record(asking, who, request):
    with pytest.raises(NotAllowed):
        asking.by_phone(by=Actor.of(request.getfixturevalue(who)))


def test_a_contact_asks_for_the_own_partner_only(asking):
    asked = asking.from_an_account()
    assert (asked.means, asked.worker, asked.recorded_by) == ("account", None, "Yusuf")
    other = receiving_partner("Yayasan Lain", "Hasan")
    for stranger in (other, PartnerFactory(name="Tanpa narahubung"), None):
        with pytest.raises(NotAllowed):
            asking.from_an_account(partner=stranger, agency="Yayasan Lain")


def test_a_contact_who_left_asks_no_more(asking):
    asking.partner.contacts.update(ended_at=timezone.now())
    with pytest.raises(NotAllowed):
        asking.from_an_account()


def test_what_was_told_of_the_person_is_sealed_and_in_no_other_row(asking):
    asked = asking.by_phone(urgent=True)
    assert Incoming.objects.get(pk=asked.pk).client == BOY
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM referrals_incoming")
        row = b" ".join(bytes(v) if isinstance(v, memoryview) else str(v).encode() for v in cursor.fetchone())
    said = str([(n.template, n.about_label, n.to_label, n.context) for n in Notice.objects.all()])
    said += str(list(Event.objects.values())) + row.decode(errors="replace")
    for word in ("Baharuddin", "Ngalle", "Bekas luka", "Rahasia", "9999-0000", "Pengasuhan"):
        assert word not in said


def test_a_calendar_that_does_not_reach_refuses(asking, monkeypatch):
    from rptc.sop.models import Limit

    Limit.objects.filter(code="referral_answer").delete()
    with pytest.raises(Refused, match="limits do not cover"):
        incoming.receive(
            partner=asking.partner, client=BOY, means="phone", contact_name="Mira", by=asking.sari
        )
