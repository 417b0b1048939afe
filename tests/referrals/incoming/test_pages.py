"""The pages of a referral to RPTC: recorded, looked at, answered, taken in, referred back; and what strangers get."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clients.models import Draft
from referrals.actions import incoming
from referrals.models import Incoming, Referral
from rptc.accounts.models import LaidAside
from rptc.audit.models import Event
from rptc.notices.models import Notice
from tests.factories import EpisodeFactory, PersonFactory
from tests.referrals.incoming.conftest import BOY
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
NEW = "/referrals/incoming/new/"


def page(row, name="detail"):
    return reverse(f"referrals:incoming-{name}", args=[row.code])


def told(partner, **changes):
    return {
        "partner": partner.code, "contact_name": "Ibu Mira", "means": "letter", "letter_number": "12/SC/II/2026",
        "full_name": BOY["full_name"], "sex": "male", "age": "9", "asked": "Pengasuhan", **changes,
    }  # fmt: skip


def test_an_officer_at_the_gate_records_a_letter_with_its_photo(as_, andi, asking):
    scan = SimpleUploadedFile("surat.pdf", PDF, "application/pdf")
    seen = as_(andi).post(NEW, told(asking.partner, scan=scan), follow=True)
    made = Incoming.objects.get()
    assert seen.redirect_chain[-1][0] == page(made) and made.scan and made.worker == andi
    assert made.client == {"full_name": BOY["full_name"], "sex": "male", "age": 9, "asked": "Pengasuhan"}
    paper = as_(andi).get(page(made, "letter"))
    assert paper.status_code == 200 and b"".join(paper.streaming_content) == PDF
    assert Event.objects.filter(verb="incoming-letter-opened", subject_code=made.code).exists()


def test_what_is_missing_is_said_and_what_was_typed_stays(as_, sari, asking):
    seen = as_(sari).post(NEW, {"agency": "Polsek Contoh", "known": "Dekat pelabuhan"})
    text = seen.content.decode()
    errors = seen.context["form"].errors
    assert {"contact_name", "means", "full_name", "sex", "asked"} == set(errors) and "Dekat pelabuhan" in text


def test_it_did_not_come_tomorrow(as_, sari, asking):
    seen = as_(sari).post(NEW, told(asking.partner, received_at="2026-02-03T09:00"))
    assert seen.context["form"].non_field_errors() and not Incoming.objects.exists()


def test_what_was_typed_into_an_ended_session_comes_back(client, as_, sari, asking):
    as_(sari).get(NEW)
    client.cookies.pop("sessionid", None)
    client.post(NEW, told(asking.partner))
    assert LaidAside.objects.count() == 1 and not Incoming.objects.exists()


def test_a_double_press_records_once(as_, sari, asking):
    twice = told(asking.partner, once="abcdefgh12345678")
    assert as_(sari).post(NEW, twice).url == as_(sari).post(NEW, twice).url
    assert Incoming.objects.count() == 1


def test_the_list_shows_who_waits_first_and_each_number_is_its_list(as_, sari, asking, monday):
    late, coming = asking.by_phone(urgent=True), asking.by_letter()
    incoming.accept(coming, by=asking.sari)
    monday("2026-02-02 18.00")
    seen = as_(sari).get("/referrals/incoming/")
    assert [t.code for t in seen.context["tasks"]] == [late.number]
    assert [t.code for t in seen.context["coming"]] == [coming.number]
    for figure in seen.context["figures"]:
        rows = as_(sari).get(f"/referrals/incoming/{figure.href}").context["tasks"]
        assert len(rows) == int(figure.number)
    assert [figure.number for figure in seen.context["figures"]] == ["1", "1", "1", "2"]


def test_who_is_perhaps_known_is_shown_with_reasons_to_those_who_search(as_, sari, asking):
    case = EpisodeFactory(person=PersonFactory(full_name="Baharudin Daeng Ngalle", sex="male"))
    row = asking.by_phone()
    seen = as_(sari).get(page(row))
    (tile,) = seen.context["known"].tiles
    assert tile.person == case.person and tile.why and tile.is_open
    assert f"{page(row, 'accept')}?case={case.code}" in seen.content.decode()


def test_an_open_case_is_said_before_accepting_and_is_joined(as_, sari, asking):
    case, row = EpisodeFactory(), asking.by_phone()
    address = f"{page(row, 'accept')}?case={case.code}"
    assert case.number in as_(sari).get(address).content.decode()
    as_(sari).post(address)
    assert Incoming.objects.get().case == case and not Draft.objects.exists()


def test_yes_leads_to_the_intake_and_the_sender_is_to_be_told(as_, sari, asking):
    row = asking.by_phone()
    seen = as_(sari).post(
        page(row, "accept"), {"bring_by": "2026-02-03T10:00", "bring_to": "Gerbang RPTC"}, follow=True
    )
    text, draft = seen.content.decode(), Draft.objects.get()
    assert reverse("clients:draft", args=[draft.code]) in text
    ((line, href),) = seen.context["carry"]
    assert href.startswith("https://wa.me/6281234567890?text=Rujukan+M-2026-0001") and "Gerbang+RPTC" in href
    assert not any(word in href for word in ("Baco", "Baharuddin", "Ngalle"))
    as_(sari).post(reverse("referrals:incoming-carried", args=[row.code, line.code]))
    line.refresh_from_db()
    assert line.state == "done" and line.done_by == "Sari"
    assert as_(sari).get(reverse("clients:draft", args=[draft.code])).status_code == 200
    identity = as_(sari).get(reverse("clients:draft-section", args=[draft.code, "identity"]))
    assert identity.context["form"]["full_name"].value() == BOY["full_name"]


def test_an_urgent_one_offers_the_emergency_path_filled_in(as_, sari, asking):
    row = asking.by_phone(urgent=True)
    as_(sari).post(page(row, "accept"), {"emergency": "on"})
    seen = as_(sari).get(reverse("clients:draft", args=[Draft.objects.get().code]), follow=True)
    assert seen.context["form"]["alias"].value() == "Baco"


def test_the_second_of_two_answers_is_told_who_was_first(as_, sari, rina, asking):
    row = asking.by_phone()
    incoming.accept(row, by=asking.sari)
    seen = as_(rina).post(page(row, "decline"), {"reason": "full"}, follow=True)
    (said,) = [str(m) for m in seen.context["messages"]]
    assert "Sari" in said and Incoming.objects.get().state == "accepted"


def test_no_with_a_reason_that_needs_a_name_asks_for_it(as_, sari, asking):
    row = asking.by_phone()
    seen = as_(sari).post(page(row, "decline"), {"reason": "other_unit"})
    assert "note" in seen.context["form"].errors
    as_(sari).post(page(row, "decline"), {"reason": "other_unit", "note": "UPTD PPA"})
    row = Incoming.objects.get()
    assert (row.state, row.reason, row.reason_note) == ("declined", "other_unit", "UPTD PPA")


def test_taken_back_and_entered_in_error_ask_why(as_, sari, asking):
    one, two = asking.by_phone(), asking.by_letter()
    assert as_(sari).post(page(one, "withdraw"), {"reason": ""}).status_code == 200
    as_(sari).post(page(one, "withdraw"), {"reason": "Keluarga datang"})
    as_(sari).post(page(two, "void"), {"reason": "Dua kali"})
    assert {i.state for i in Incoming.objects.all()} == {"withdrawn", "void"}
    assert "Keluarga datang" in as_(sari).get(page(one)).content.decode()


def test_a_case_is_referred_back_with_what_is_known(as_, sari, asking):
    row, case = asking.by_letter(), EpisodeFactory(case_worker=sari)
    incoming.accept(row, episode=case, by=asking.sari)
    assert "12/SC/II/2026" in as_(sari).get(page(row, "refer-back")).content.decode()
    asked = {
        "service": "atensi_care",
        "purpose": "Kembali",
        "collector": "partner_delivers",
        "serve_days": "30",
    }
    as_(sari).post(page(row, "refer-back"), asked)
    made = Referral.objects.get()
    assert (made.answers, made.partner, made.state) == (row, asking.partner, "draft")


def test_only_a_case_of_a_partner_is_referred_back(as_, sari, asking):
    row = asking.by_phone()
    assert as_(sari).get(page(row, "refer-back")).url == page(row)


def test_asked_again_shows_the_earlier_answer(as_, sari, asking):
    incoming.decline(asking.by_letter(), reason="full", by=asking.sari)
    seen = as_(sari).get(page(asking.by_letter()))
    assert [task.title for task in seen.context["earlier"]] == ["M-2026-0001"]


def test_titles_and_addresses_name_nobody(as_, sari, asking):
    row = asking.by_phone()
    for path in (page(row), page(row, "accept"), page(row, "decline"), "/referrals/incoming/"):
        text = as_(sari).get(path).content.decode()
        assert (
            "Baharuddin" not in text.partition("</title>")[0] and "Baco" not in text.partition("</title>")[0]
        )
        assert "Baharuddin" not in path


def test_a_masked_partner_is_masked_for_who_only_registers(as_, oci, sari, asking):
    asking.partner.discloses, asking.partner.masked_name = True, "Mitra 3"
    asking.partner.save()
    row = asking.by_phone()
    assert "Sentra Contoh" in as_(sari).get(page(row)).content.decode()
    assert "Sentra Contoh" not in as_(oci).get(page(row)).content.decode()


def test_who_only_registers_reads_and_answers_nothing(as_, oci, asking):
    row = asking.by_phone()
    seen = as_(oci).get(page(row))
    assert seen.status_code == 200 and page(row, "accept") not in seen.content.decode()
    assert as_(oci).post(page(row, "accept")).status_code == 403


def test_a_page_costs_the_same_however_much_hangs_on_it(as_, sari, asking):
    row = asking.by_phone()
    for n in range(4):
        EpisodeFactory(person=PersonFactory(full_name=f"Baharuddin Daeng Ngalle {'Abc'[n % 3]}"))
        asking.by_phone()
    assert cost(as_(sari), page(row)) <= 17
    assert cost(as_(sari), "/referrals/incoming/") <= 17


def test_a_line_of_somebody_else_is_not_carried_here(as_, sari, asking):
    one, two = asking.by_phone(), asking.by_phone()
    incoming.decline(one, reason="full", by=asking.sari)
    line = Notice.objects.get(about_code=one.code, state="queued")
    assert (
        as_(sari).post(reverse("referrals:incoming-carried", args=[two.code, line.code])).status_code == 404
    )


def test_nothing_of_the_person_stands_in_logs_notices_or_the_trail(as_, sari, asking, caplog):
    caplog.set_level("DEBUG")
    as_(sari).post(NEW, told(asking.partner, alias="Baco", known="Bekas luka", guardian="Daeng Rahasia"))
    row = Incoming.objects.get()
    as_(sari).get(page(row))
    as_(sari).post(page(row, "accept"), {"bring_to": "Gerbang RPTC"})
    lines = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    kept = str([(n.to_label, n.about_label, n.context) for n in Notice.objects.all()])
    kept += str(list(Event.objects.values())) + " ".join(lines)
    assert not [word for word in ("Baharuddin", "Ngalle", "Bekas luka", "Rahasia") if word in kept]
