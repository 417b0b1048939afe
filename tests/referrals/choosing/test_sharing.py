"""What was ticked is read again at each access; by consent only while one is in force and covers it."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from clients.actions import consents
from referrals import sharing, words
from referrals.actions import lifecycle
from referrals.forms.sharing import Sharing
from referrals.refusals import Refused
from referrals.sweep import sweep
from rptc.notices.models import Notice
from tests.referrals.choosing.consenting import by_consent, consent
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(monday, way):
    """Sent, and shared by a consent until 20 February."""
    way.to("draft")
    given = by_consent(way.referral, way.sari, expires_on=date(2026, 2, 20))
    way.submitted(), way.sent()
    way.referral.refresh_from_db()
    return given


@pytest.fixture
def monday(monday, episode):
    """The case is there before the story begins."""
    type(episode).objects.update(arrived_at=monday("2026-01-26 09.00"))
    episode.refresh_from_db()
    monday("2026-02-02 09.00")
    return monday


def seen(way):
    """What the partner reads after the PIN."""
    from django.test import Client

    address = reverse("link:open", args=[way.link.token])
    answer = Client().post(f"{address}?act=shared", {"act": "shared", "name": "Yusuf", "pin": "246810"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_partner_reads_what_the_consent_covers(way, shared):
    assert sharing.given(way.referral) == ["alias", "marks"]
    assert "Bekas luka" in seen(way)


def test_after_a_withdrawal_nothing_is_read_and_the_page_says_so(way, shared):
    consents.withdraw(shared, reason="Ibu menarik izinnya", by=way.sari)
    text = seen(way)
    assert "Bekas luka" not in text and ">Baco<" not in text
    with translation.override("en"):
        assert "No longer shared: the consent has ended" in [
            str(row.label) for row in sharing.rows(way.referral)
        ]


def test_a_consent_ends_with_its_last_day_by_itself(monday, way, shared):
    monday("2026-02-20 23.59")
    assert sharing.given(way.referral) == ["alias", "marks"]
    monday("2026-02-21 00.00")
    assert sharing.given(way.referral) == []


def test_a_consent_that_covers_less_shares_less(way, shared):
    consents.withdraw(shared, reason="Hanya panggilan", by=way.sari)
    consent(way.referral, way.sari, scope=["alias"])
    assert sharing.given(way.referral) == ["alias"]


def test_a_consent_for_another_partner_opens_nothing_here(way, shared):
    consents.withdraw(shared, reason="Ganti", by=way.sari)
    consents.record(
        way.episode.person, recipient="somebodyelse", recipient_label="Lain", scope=["alias"], given_by="guardian",
        giver_name="Sitti", means="paper", by=way.sari,
    )  # fmt: skip
    assert sharing.given(way.referral) == []


def test_on_another_basis_no_consent_is_asked(way):
    way.to("sent")
    assert way.referral.basis == "public_task" and sharing.given(way.referral) == ["alias", "marks"]


def test_a_referral_whose_consent_ended_is_not_sent(monday, way):
    way.to("draft")
    given = by_consent(way.referral, way.sari)
    way.submitted()
    consents.withdraw(given, reason="Berubah pikiran", by=way.sari)
    with pytest.raises(Refused), translation.override("en"):
        lifecycle.approve_and_send(way.referral, by=way.rina)
    way.referral.refresh_from_db()
    assert way.referral.state == "submitted" and not way.referral.links.exists()


def test_worker_and_partner_are_told_once_that_the_consent_ended(monday, way, shared, as_, sari):
    assert "consent_ended" not in sweep(timezone.now())
    consents.withdraw(shared, reason="Ibu menarik izinnya", by=way.sari)
    monday("2026-02-02 09.30")
    assert sweep(timezone.now())["consent_ended"] == 1
    assert "consent_ended" not in sweep(timezone.now())
    told = Notice.objects.filter(template__in=["referral-consent-ended", "referral-no-longer-shared"])
    assert [(line.template, line.channel) for line in told.order_by("pk")] == [
        ("referral-consent-ended", "in_app"),
        ("referral-no-longer-shared", "whatsapp"),
    ]
    assert set(told.values_list("template", flat=True)) <= set(words.WORDS)
    detail = as_(sari).get(reverse("referrals:referral-detail", args=[way.referral.code])).content.decode()
    assert "Persetujuan sudah berakhir" in detail


def test_a_new_consent_that_ends_is_told_anew(monday, way, shared):
    consents.withdraw(shared, reason="Tidak", by=way.sari)
    sweep(timezone.now())
    second = consent(way.referral, way.sari)
    assert sharing.given(way.referral) == ["alias", "marks"] and "consent_ended" not in sweep(timezone.now())
    consents.withdraw(second, reason="Tidak lagi", by=way.sari)
    assert sweep(timezone.now())["consent_ended"] == 1


def test_nobody_is_told_of_a_referral_that_is_over(monday, way, shared):
    lifecycle.cancel(way.referral, note="Batal", by=way.sari)
    consents.withdraw(shared, reason="Tidak", by=way.sari)
    assert "consent_ended" not in sweep(timezone.now())


def test_the_page_of_a_referral_by_consent_keeps_its_budget(monday, way, as_, sari):
    way.to("draft")
    by_consent(way.referral, way.sari)
    for step in ("submitted", "sent", "accepted", "planned", "given", "in_service"):
        getattr(way, step)()
    monday("2026-03-20 09.00")
    sweep(timezone.now())
    assert cost(as_(sari), reverse("referrals:referral-detail", args=[way.referral.code])) <= 17


@pytest.mark.parametrize(
    ("who", "errors"), [("client", []), ("guardian", ["giver_name"]), ("both", ["giver_name"])]
)
def test_only_a_client_who_agrees_need_not_be_named_again(way, who, errors):
    way.to("draft", shared=[], basis="", no_consent_reason="")
    said = {
        "shared": ["alias"],
        "basis": "consent",
        "given_by": who,
        "means": "paper",
        "no_consent_reason": "Belum ada wali",
    }
    form = Sharing(said, referral=way.referral)
    form.is_valid()
    assert list(form.errors) == errors
    assert errors or form.cleaned_data["giver_name"] == way.referral.episode.person.display_name
