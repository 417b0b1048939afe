"""Writing a referral in five steps, without scripts: what is shown, what is refused, that nothing typed is lost."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clients.models import Consent
from referrals.actions import drafting, lifecycle
from referrals.models import Referral
from rptc.accounts.models import LaidAside
from rptc.lib.actor import Actor
from tests.clients.test_consents import PDF
from tests.factories import PartnerFactory, ServiceFactory
from tests.referrals.choosing.consenting import consent
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db
SERVICE = "atensi_care"


def step(name, about):
    return reverse(f"referrals:referral-{name}", args=[about.code])


def asked(partner, **changes):
    return {
        "service": SERVICE,
        "partner": partner.code,
        "purpose": "Pengasuhan",
        "collector": "rptc",
        "serve_days": "",
    } | changes


def ticks(*shared, **changes):
    return {
        "shared": shared,
        "basis": "public_task",
        "no_consent_reason": "Keluarga belum ditemukan",
    } | changes


def mother(**changes):
    return {
        "basis": "consent",
        "given_by": "guardian",
        "giver_name": "Sitti",
        "means": "paper",
        "no_consent_reason": "",
    } | changes


@pytest.fixture
def draft(way):
    """A draft that shares nothing yet."""
    way.to("draft", shared=[], basis="", no_consent_reason="")
    return way.referral


def test_a_worker_goes_from_the_need_to_the_unit_head(as_, sari, episode, partner):
    client = as_(sari)
    need = client.get(step("start", episode)).content.decode()
    assert step("partners", episode) in need
    who = client.get(step("partners", episode), {"service": SERVICE}).content.decode()
    assert f"{step('write', episode)}?service={SERVICE}&amp;partner={partner.code}" in who
    rest = client.get(step("write", episode), {"service": SERVICE, "partner": partner.code})
    assert "90" in rest.context["form"]["serve_days"].help_text  # the limit for a foundation
    client.post(step("write", episode), asked(partner))
    made = Referral.objects.get()
    assert (made.state, made.serve_days, made.shared, made.partner) == ("draft", 90, [], partner)
    check = client.post(step("sharing", made), ticks("alias", "marks"), follow=True)
    assert check.request["PATH_INFO"] == step("submit", made)
    text = check.content.decode()
    for page in ("change", "partner", "sharing"):
        assert step(page, made) in text
    assert "Tugas publik" in text and "Keluarga belum ditemukan" in text
    client.post(step("submit", made))
    made.refresh_from_db()
    assert (made.state, made.shared, made.basis) == ("submitted", ["alias", "marks"], "public_task")


def test_open_referrals_stand_before_the_form_with_who_owes_what(as_, sari, way):
    way.to("sent")
    answer = as_(sari).get(step("start", way.episode))
    [line] = answer.context["open"]
    assert (line.code, line.title) == (way.referral.number, way.partner.name)
    assert "Terkirim" in line.meta and line.due
    text = answer.content.decode()
    assert text.index(way.referral.number) < text.index('name="service"')


def test_what_came_to_nothing_says_why(as_, sari, way):
    way.to("sent")
    lifecycle.decline(way.referral, reason="no_specialist", by=way.yusuf)
    [line] = as_(sari).get(step("start", way.episode)).context["past"]
    assert "tenaga atau fasilitas khusus" in line.meta and line.tag == "Ditolak"


def test_a_draft_and_a_submitted_one_say_whose_turn_it_is(as_, sari, way):
    way.to("draft")
    assert "RPTC" in as_(sari).get(step("start", way.episode)).context["open"][0].meta
    way.submitted()
    assert "Kepala UPT" in as_(sari).get(step("start", way.episode)).context["open"][0].meta


def test_a_need_that_does_not_exist_is_asked_again(as_, sari, episode):
    answer = as_(sari).get(step("partners", episode), {"service": "magic"})
    assert (
        "r-errors" in answer.content.decode() and as_(sari).get(step("partners", episode)).status_code == 302
    )


def test_partners_are_shown_with_their_reasons_and_never_hidden(as_, sari, episode, partner):
    bare = PartnerFactory(name="Tanpa Dokumen", capacity=0)
    ServiceFactory(partner=bare, kind=SERVICE, age_min=60)
    PartnerFactory(name="Lain Bidang")
    answer = as_(sari).get(step("partners", episode), {"service": SERVICE})
    good, worse = answer.context["offering"]
    assert [good.name, worse.name] == [partner.name, "Tanpa Dokumen"]
    assert (
        not good.marks and worse.marks == [("Perlu alasan Kepala UPT", "warning")] and "umur" in worse.below
    )
    assert [card.name for card in answer.context["others"]] == ["Lain Bidang"]
    text = answer.content.decode()
    assert text.index('<details class="r-data"') < text.index("Lain Bidang")


def test_the_name_of_a_partner_that_discloses_is_for_the_case_team(as_, sari, episode, partner):
    type(partner).objects.filter(pk=partner.pk).update(
        discloses=True, masked_name="Mitra M", name="Klinik VCT"
    )
    assert (
        as_(sari).get(step("partners", episode), {"service": SERVICE}).context["offering"][0].name
        == "Klinik VCT"
    )


def test_the_steps_cost_the_same_for_any_number_of_partners(as_, sari, way):
    way.to("draft")
    client = as_(sari)
    ways = [
        f"{step('partners', way.episode)}?service={SERVICE}",
        step("partner", way.referral),
        step("start", way.episode),
    ]

    def add(names):
        for name in names:
            ServiceFactory(partner=PartnerFactory(name=name), kind=SERVICE)

    add(["Satu", "Dua"])
    few = [cost(client, at) for at in ways]
    add([f"Lagi {n}" for n in range(20)])
    assert [cost(client, at) for at in ways] == few and max(few) <= 17


def test_nothing_is_ticked_beforehand_and_the_nik_is_not_offered(as_, sari, draft):
    text = as_(sari).get(step("sharing", draft)).content.decode()
    shared = [line for line in text.split("<") if 'name="shared"' in line]
    assert len(shared) == 10 and not [box for box in shared if "checked" in box or 'value="nik"' in box]
    assert "Biasa diperlukan" in text


def test_a_hint_stands_where_the_service_needs_it_and_only_there(draft):
    from referrals.forms.sharing import _ticked

    assert "Usual here" in _ticked("guardian", "atensi_family") or "Biasa" in _ticked(
        "guardian", "atensi_family"
    )
    assert "r-muted" not in str(_ticked("guardian", "atensi_vocational"))


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        (ticks("alias", basis=""), "basis"),
        (ticks("alias", no_consent_reason=""), "no_consent_reason"),
        (ticks("alias") | mother(given_by=""), "given_by"),
        (ticks("alias") | mother(means="spoken"), "witness"),
        (ticks("alias") | mother(given_by="client"), "no_consent_reason"),  # a child of nine
        (ticks("alias") | mother(expires_on="2020-01-01"), "expires_on"),
    ],
)
def test_what_is_missing_is_asked_where_it_is_missing(as_, sari, draft, answers, field):
    answer = as_(sari).post(step("sharing", draft), answers)
    assert list(answer.context["form"].errors) == [field]
    draft.refresh_from_db()
    assert draft.shared == [] and not Consent.objects.exists()


def test_nothing_shared_needs_no_basis(as_, sari, draft):
    as_(sari).post(step("sharing", draft), {"basis": "consent", "no_consent_reason": ""})
    draft.refresh_from_db()
    assert (draft.shared, draft.basis) == ([], "")


def test_a_consent_written_down_while_referring_is_kept_in_the_file(as_, sari, draft):
    paper = SimpleUploadedFile("izin.pdf", PDF, "application/pdf")
    as_(sari).post(step("sharing", draft), ticks("alias", "condition") | mother(scan=paper))
    draft.refresh_from_db()
    given = Consent.objects.get()
    assert draft.consent == given and draft.basis == "consent"
    assert (given.scope, given.recipient, given.person) == (
        ["alias", "condition"],
        draft.partner.code,
        draft.episode.person,
    )
    lifecycle.submit(draft, by=Actor.of(sari))


def test_a_consent_in_force_is_chosen_and_one_that_covers_less_is_not_enough(as_, sari, way, draft):
    held = consent(draft, way.sari, scope=["alias"])
    client, answers = as_(sari), ticks(basis="consent", no_consent_reason="", consent=held.code)
    short = client.post(step("sharing", draft), answers | {"shared": ["alias", "marks"]})
    assert list(short.context["form"].errors) == ["consent"]
    client.post(step("sharing", draft), answers | {"shared": ["alias"]})
    draft.refresh_from_db()
    assert draft.consent == held and Consent.objects.count() == 1


def test_a_paper_of_the_wrong_kind_is_said_beside_it_and_nothing_is_kept(as_, sari, draft):
    wrong = SimpleUploadedFile("izin.exe", b"MZ nothing", "application/pdf")
    answer = as_(sari).post(step("sharing", draft), ticks("alias") | mother(scan=wrong))
    assert list(answer.context["form"].errors) == ["scan"] and not Consent.objects.exists()


def test_another_partner_keeps_what_was_written_and_asks_consent_anew(as_, sari, way, draft):
    held = consent(draft, way.sari, scope=["alias"])
    drafting.change(draft, shared=["alias"], basis="consent", consent=held, gate_reason="x", by=way.sari)
    other = PartnerFactory(name="Mitra Lain")
    ServiceFactory(partner=other, kind=SERVICE)
    answer = as_(sari).post(step("partner", draft), {"partner": other.code})
    assert answer.url == step("sharing", draft)
    draft.refresh_from_db()
    assert (draft.partner, draft.purpose, draft.shared) == (other, "Pengasuhan untuk Baco", ["alias"])
    assert (draft.consent, draft.basis, draft.gate_reason) == (None, "", "") and draft.gate == ["document"]


def test_saving_may_lead_to_another_partner(as_, sari, episode, partner):
    answer = as_(sari).post(step("write", episode), asked(partner, another="1"))
    assert answer.url == step("partner", Referral.objects.get())


def test_a_partner_without_a_document_needs_a_reason(as_, sari, episode):
    bare = PartnerFactory(name="Tanpa Dokumen")
    client = as_(sari)
    client.post(step("write", episode), asked(bare))
    made = Referral.objects.get()
    assert "r-errors" in client.post(step("submit", made)).content.decode()
    client.post(step("submit", made), {"gate_reason": "Satu-satunya yang punya tempat"})
    made.refresh_from_db()
    assert made.state == "submitted" and made.gate_reason and "document" in made.gate


def test_a_second_referral_to_the_same_partner_is_refused_and_what_was_typed_stays(as_, sari, way, partner):
    way.to("sent")
    text = as_(sari).post(step("write", way.episode), asked(partner, purpose="Lagi sekali")).content.decode()
    assert "r-errors" in text and "Lagi sekali" in text and Referral.objects.count() == 1


def test_a_draft_is_changed_and_only_a_draft(as_, sari, way):
    way.to("draft")
    as_(sari).post(
        step("change", way.referral),
        {"service": "atensi_therapy", "purpose": "Terapi", "collector": "family", "serve_days": "14"},
    )
    way.referral.refresh_from_db()
    kept = way.referral
    assert (kept.service, kept.collector, kept.serve_days, kept.shared) == (
        "atensi_therapy",
        "family",
        14,
        ["alias", "marks"],
    )
    lifecycle.cancel(kept, note="x", by=way.sari)
    assert {as_(sari).get(step(page, kept)).status_code for page in ("change", "partner", "sharing")} == {302}


@pytest.mark.parametrize("page", ["write", "sharing"])
def test_what_was_written_into_an_ended_session_is_laid_aside(as_, sari, client, way, partner, page):
    way.to("draft")
    other = PartnerFactory(name="Mitra Lain")
    at = step(page, way.episode if page == "write" else way.referral)
    as_(sari).get("/")
    del client.cookies[settings.SESSION_COOKIE_NAME]
    answer = client.post(at, asked(other, purpose="Jangan hilang", no_consent_reason="Jangan hilang"))
    assert answer.status_code == 302 and LaidAside.objects.count() == 1
    back = as_(sari).get(f"{at}?laid={LaidAside.objects.get().code}")
    assert "Jangan hilang" in back.content.decode() and Referral.objects.count() == 1


def test_a_double_press_writes_one_referral(as_, sari, episode, partner):
    client = as_(sari)
    for _press in range(2):
        client.post(step("write", episode), asked(partner, once="one-rendering"))
    assert Referral.objects.count() == 1


def test_a_partner_that_left_is_not_written_to(as_, sari, episode, partner):
    type(partner).objects.filter(pk=partner.pk).update(ended_on="2026-01-01")
    assert (
        as_(sari).post(step("write", episode), asked(partner)).status_code == 302
        and not Referral.objects.exists()
    )


def test_the_administration_reads_no_reason_for_missing_consent(as_, wati, way):
    way.to("sent")
    text = as_(wati).get(reverse("referrals:referral-detail", args=[way.referral.code])).content.decode()
    assert "Belum ada keluarga" not in text
