"""A partner that has the client reads which things are wanted, and says that it brings one."""

import pytest

from clients.actions.plan import needs
from clients.models import Need
from tests.referrals.web.test_link import SECRETS, address, press, read

pytestmark = pytest.mark.django_db
OFFER = "act=bring"


@pytest.fixture
def kit(episode, sari, rina, by):
    """School things for Baco, approved and ticked."""
    asked = needs.ask(
        episode=episode,
        kind="school_kit",
        quantity=2,
        size="Kelas 4 Baco",
        note="Anak pintar",
        shared=True,
        by=by(sari),
    )
    return needs.decide(asked, approve=True, by=by(rina))


def test_the_page_names_the_thing_and_nobody(client, way, kit):
    way.to("in_service")
    page = read(client.get(address(way.link) + "?act=bring"))
    assert "Perlengkapan sekolah, 2 paket" in page
    assert not [word for word in [*SECRETS, "Kelas 4", "Anak pintar"] if word in page]


def test_it_is_promised_then_delivered_with_a_pin(client, way, kit):
    way.to("in_service")
    assert press(client, way.link, "bring", need=kit.code, said="promised", pin="000000").status_code == 200
    assert Need.objects.get().promised_at is None
    assert press(client, way.link, "bring", need=kit.code, said="promised").status_code == 302
    assert Need.objects.get().partner_code == way.partner.code
    press(client, way.link, "bring", need=kit.code, said="delivered")
    done = Need.objects.get()
    assert (done.state, done.met_by, done.funding) == ("delivered", "Yusuf", "partner")
    press(client, way.link, "bring", need=kit.code, said="delivered")
    assert Need.objects.get().met_at == done.met_at


def test_before_the_partner_accepts_nothing_is_offered(client, way, kit):
    way.to("sent")
    assert OFFER not in read(client.get(address(way.link)))
    press(client, way.link, "bring", need=kit.code, said="delivered")
    assert Need.objects.get().is_open


def test_what_is_not_ticked_or_another_partners_is_not_offered(client, way, kit, sari, by):
    way.to("in_service")
    assert OFFER in read(client.get(address(way.link)))
    Need.objects.update(partner_code="lain", partner_label="Mitra lain")
    assert OFFER not in read(client.get(address(way.link)))
    Need.objects.update(partner_code="", partner_label="", shared=False)
    assert OFFER not in read(client.get(address(way.link)))
