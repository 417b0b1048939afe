"""Reports through the doors: the partner's link, the unit's act page, the tab of news."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from referrals.actions import incoming, reports
from referrals.models import Report
from rptc.audit.models import Event
from tests.referrals.web.conftest import episode, way  # noqa: F401 fixtures

pytestmark = pytest.mark.django_db
SIGNED = {"name": "Yusuf", "pin": "246810"}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def pin(yusuf, partner):
    contact = partner.contacts.get(pk=yusuf.id)
    contact.set_pin("246810")
    contact.save()


def news(referral):
    return reverse("referrals:referral-news", args=[referral.code])


def test_yusuf_reports_behind_his_link_and_sari_reads_it(client, as_, sari, way):
    way.to("in_service")
    link = reverse("link:open", args=[way.link.token])
    assert "report" in client.get(f"{link}?act=report").content.decode()
    answer = client.post(link, SIGNED | {"act": "report", "result": "Makan sendiri, tidur tenang"})
    assert answer.status_code == 302
    made = Report.objects.get()
    assert (made.side, made.made_by, made.means) == ("partner", "Yusuf", "link")
    assert "tidur tenang" not in client.get(link).content.decode()
    text = as_(sari).get(news(way.referral)).content.decode()
    assert "tidur tenang" in text and reverse("referrals:report-read", args=[made.code]) in text
    as_(sari).post(reverse("referrals:report-read", args=[made.code]))
    assert (
        reverse("referrals:report-read", args=[made.code])
        not in as_(sari).get(news(way.referral)).content.decode()
    )
    assert Event.objects.filter(verb="report-read").count() == 1


def test_ready_behind_the_link_carries_why_and_what_was_done(client, way):
    way.to("in_service")
    link = reverse("link:open", args=[way.link.token])
    missing = client.post(link, SIGNED | {"act": "ready", "reason": "service_finished"})
    assert missing.status_code == 200 and not Report.objects.exists()
    client.post(link, SIGNED | {"act": "ready", "reason": "service_finished", "services": "Terapi enam kali"})
    way.referral.refresh_from_db()
    assert way.referral.state == "ready" and Report.objects.get().kind == "back"


def test_plain_ready_asks_no_more_than_before(client, way):
    way.to("in_service")
    client.post(reverse("link:open", args=[way.link.token]), SIGNED | {"act": "ready"})
    way.referral.refresh_from_db()
    assert way.referral.state == "ready" and not Report.objects.exists()


def test_a_wrong_pin_reports_nothing(client, way):
    way.to("in_service")
    link = reverse("link:open", args=[way.link.token])
    client.post(link, {"act": "report", "result": "Baik", "name": "Yusuf", "pin": "000000"})
    assert not Report.objects.exists()


def test_sari_writes_down_a_report_on_paper(as_, sari, way):
    way.to("in_service")
    address = reverse("referrals:referral-report", args=[way.referral.code])
    scan = SimpleUploadedFile("laporan.pdf", PDF, "application/pdf")
    as_(sari).post(address, {"result": "Baik", "scan": scan, "means": "paper", "for_partner_note": "Yusuf"})
    made = Report.objects.get()
    assert made.scan and made.means == "paper" and not Report.objects.unread()
    paper = as_(sari).get(reverse("referrals:report-scan", args=[made.code]))
    assert b"".join(paper.streaming_content) == PDF


def test_a_back_referral_report_with_another_reason_says_which(as_, sari, way):
    way.to("collected")
    address = reverse("referrals:referral-back-report", args=[way.referral.code])
    told = {"reason": "other", "services": "Terapi", "means": "phone", "for_partner_note": "Yusuf"}
    assert "result" in as_(sari).post(address, told).context["form"].errors
    as_(sari).post(address, told | {"result": "Pindah kota"})
    assert Report.objects.get().reason == "other"


def test_who_opens_no_files_reads_no_report(as_, wati, way):
    way.to("in_service")
    made = reports.progress(way.referral, result="Baik", by=way.yusuf)
    assert as_(wati).get(reverse("referrals:report-scan", args=[made.code])).status_code == 403
    assert as_(wati).post(reverse("referrals:report-read", args=[made.code])).status_code == 403


def test_the_receiver_of_a_back_referral_reads_its_own_number(client, asking, sari, rina, way, episode):
    asked = asking.by_letter()
    incoming.accept(asked, episode=episode, by=way.sari)
    way.to("sent")
    way.referral.answers = asked
    way.referral.save(update_fields=["answers"])
    text = client.get(reverse("link:open", args=[way.link.token])).content.decode()
    assert "12/SC/II/2026" in text
