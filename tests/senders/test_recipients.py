"""Who stands behind an address is asked at delivery: people move, the row does not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rptc.accounts.models import Delegation
from rptc.notices import recipients
from rptc.notices.delivery import deliver
from rptc.notices.models import Notice
from rptc.places.models import Office
from tests.factories import ContactFactory, PartnerFactory

pytestmark = pytest.mark.django_db


def behind(*to):
    return recipients.of(Notice(to=list(to)))


@pytest.fixture
def addressed(reachable, sari):
    sari.email = "sari@makassar.example"
    sari.save()
    return sari


def test_whoever_stands_in_for_the_unit_head_gets_her_mail_while_it_lasts(addressed):
    today = timezone.localdate()
    assert behind("role:unit_head") == [("Bu Rina", "rina@makassar.example")]
    held = Delegation.objects.create(
        delegate=addressed, kind="plh", starts_on=today, ends_on=today, made_by="Rina"
    )
    assert sorted(behind("role:unit_head")) == [
        ("Bu Rina", "rina@makassar.example"),
        ("Sari", "sari@makassar.example"),
    ]
    Delegation.objects.filter(pk=held.pk).update(
        starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=2)
    )
    assert behind("role:unit_head") == [("Bu Rina", "rina@makassar.example")]


def test_a_closed_account_gets_no_mail(addressed):
    addressed.is_active = False
    addressed.save()
    assert behind(f"user:{addressed.pk}") == []


def test_worker_and_deputy_both_get_it_and_one_address_only_once(addressed):
    assert behind(f"user:{addressed.pk}", "role:unit_head", "role:social_worker") == [
        ("Sari", "sari@makassar.example"),
        ("Bu Rina", "rina@makassar.example"),
    ]


def test_with_a_contact_among_them_it_is_for_the_contact_and_the_worker_stands_beside(addressed):
    contact = ContactFactory(email="yusuf@mitra.example", name="Yusuf")
    assert behind(f"contact:{contact.pk}", f"user:{addressed.pk}") == [("Yusuf", "yusuf@mitra.example")]


def test_a_contact_who_left_is_nobody(db):
    contact = ContactFactory(email="yusuf@mitra.example", ended_at=timezone.now())
    assert behind(f"contact:{contact.pk}") == []


def test_the_head_of_a_partner_and_an_office_are_reached_by_their_registers(db):
    partner = PartnerFactory(email="kantor@mitra.example", head_name="Pak Amir")
    Office.objects.filter(code="dinas_head").update(email="kadis@makassar.example", holder="Bu Andi")
    assert behind(f"partner:{partner.pk}") == [("Pak Amir", "kantor@mitra.example")]
    assert behind("office:dinas_head") == [("Bu Andi", "kadis@makassar.example")]
    assert behind("office:province_head") == behind("office:unknown") == behind("dove:1") == []


def test_all_of_a_role_are_on_one_mail(post, addressed, letter):
    letter(to=["role:unit_head", "role:social_worker"])
    assert deliver() == {"mailed": 1}
    assert post.mails[0].receivers == ["rina@makassar.example", "sari@makassar.example"]


def test_one_refused_colleague_does_not_keep_it_from_the_other(post, addressed, letter, state):
    notice = letter(to=["role:unit_head", "role:social_worker"])
    post.unknown = {"sari@makassar.example"}
    assert deliver() == {"mailed": 1}
    assert post.mails[0].receivers == ["rina@makassar.example"]
    assert state(notice) == ("done", "")
