"""Who may see a referral but no file reads how it stands, and nothing that was written about somebody."""

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.actions import extensions, journeys, lifecycle
from rptc.notices.models import Notice
from tests.referrals.web.conftest import bed, episode, partner, way, yusuf  # noqa: F401 fixtures
from tests.referrals.web.test_link import read

pytestmark = pytest.mark.django_db
WRITTEN = [
    "Pengasuhan untuk Baco",
    "TBC aktif",
    "demam tinggi",
    "perlu obat",
    "belum sembuh",
    "mendadak sakit",
]


@pytest.fixture
def told(way):
    """A referral in which everybody wrote something about the client's health."""
    way.to("in_service")
    asked = extensions.ask(way.referral, days=7, reason="client_need", note="perlu obat", by=way.yusuf)
    extensions.decide(asked, approve=False, note="belum sembuh", by=way.rina)
    extensions.ask(way.referral, days=7, reason="client_need", note="perlu obat lagi", by=way.yusuf)
    journeys.attempt_failed(
        way.referral, leg="back", reason="client_unwell", note="demam tinggi", by=way.yusuf
    )
    return way.referral


def page(client, referral):
    return read(client.get(reverse("referrals:referral-detail", args=[referral.code])))


def test_administration_reads_no_word_of_the_case(as_, wati, told, way):
    assert not [words for words in WRITTEN if words in page(as_(wati), told)]
    lifecycle.transfer(told, note="TBC aktif, ke rumah sakit", by=way.rina)
    text = page(as_(wati), told)
    assert not [words for words in WRITTEN if words in text] and "Bu Rina" in text


def test_the_case_team_reads_every_word(as_, sari, told, way):
    before = page(as_(sari), told)
    lifecycle.transfer(told, note="TBC aktif, ke rumah sakit", by=way.rina)
    text = before + page(as_(sari), told)
    assert not [words for words in WRITTEN if words not in text]


def test_beside_a_client_only_the_case_team_reads_a_name_that_discloses(as_, wati, oci, sari, way):
    way.partner.discloses, way.partner.name, way.partner.masked_name = (
        True,
        "Klinik VCT Contoh",
        "Mitra Kesehatan 1",
    )
    way.partner.save()
    way.to("sent")
    ways = ["/", "/referrals/", f"/referrals/?partner={way.partner.code}", f"/referrals/{way.referral.code}/"]
    for user in (wati, oci):
        assert not [at for at in ways if "Klinik VCT" in read(as_(user).get(at))]
    assert all("Klinik VCT" in read(as_(sari).get(at)) for at in ways[1:])


def test_the_auditor_opens_none(as_, tono, told):
    assert as_(tono).get(reverse("referrals:referral-detail", args=[told.code])).status_code == 403


def test_a_desk_shows_initials_of_somebody_whose_file_was_restricted_meanwhile(
    as_, andi, by, episode, partner
):
    from referrals.actions import drafting

    drafting.start(
        episode=episode, partner=partner, service="atensi_care", purpose="x", serve_days=7, by=by(andi)
    )
    assert "Baco" in read(as_(andi).get("/"))
    type(episode.person).objects.update(restricted=True)
    text = read(as_(andi).get("/"))
    assert "Baco" not in text and "Baharuddin" not in text and "B.D.N." in text


@pytest.mark.parametrize(
    ("template", "context"), [("referral-rung", {}), ("referral-undone", {"by": "pigeon"})]
)
def test_one_line_that_nobody_can_read_takes_no_desk_away(as_, sari, rina, way, template, context):
    way.to("accepted")
    Notice.objects.create(
        key="rusak", template=template, channel="in_app", to=[*sari.addresses, *rina.addresses], about_kind="referral",
        about_code=way.referral.code, context=context, queued_at=timezone.now(),
    )  # fmt: skip
    for user in (sari, rina):
        assert as_(user).get("/").status_code == 200 and page(as_(user), way.referral)
