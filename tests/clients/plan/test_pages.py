"""The pages: what is typed, what is refused, who sees what."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from clients.actions.plan import needs, services
from clients.models import Goal, Need, Plan, PlanVersion, ServiceRecord, Step
from tests.clients.plan.conftest import PDF, in_days
from tests.factories import EpisodeFactory, PartnerFactory, PersonFactory

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


def home(case):
    return reverse("desk:client-plan", args=[case.person.code])


def test_a_plan_from_its_first_goal_to_the_signed_paper(as_, sari, case, settings, tmp_path):
    client, partner = as_(sari), PartnerFactory(name="LKSA Cahaya")
    assert (
        "Belum ada rencana" in text(client.get(home(case))) or client.get(home(case)).context["plan"] is None
    )
    client.post(
        reverse("clients:goal-add", args=[case.code]), {"domain": "social", "text": "Kembali ke sekolah"}
    )
    goal = Goal.objects.get()
    step = {"what": "Daftarkan", "owner": "partner", "partner_code": partner.code, "due_on": str(in_days(3))}
    client.post(reverse("desk:client-step-new", args=[case.person.code, goal.code]), step)
    assert Step.objects.get().partner_label == "LKSA Cahaya"
    page = text(client.get(reverse("clients:plan-paper", args=[goal.plan.code])))
    assert "Daftarkan" in page and "Kembali ke sekolah" in page and "r-signs" in page
    paper = SimpleUploadedFile("tanda.pdf", PDF, "application/pdf")
    told = {"given_by": "guardian", "giver_name": "Sitti", "means": "paper", "scan": paper}
    assert client.post(reverse("clients:plan-acknowledge", args=[goal.plan.code]), told).status_code == 302
    version = PlanVersion.objects.get()
    assert version.acknowledged and version.scan
    scan = client.get(reverse("clients:plan-scan", args=[goal.plan.code, 1]))
    assert b"".join(scan.streaming_content) == PDF
    assert "Daftarkan" in text(client.get(reverse("clients:plan-version", args=[goal.plan.code, 1])))
    assert "Sitti" in text(client.get(home(case)))


def test_an_acknowledgement_without_its_proof_keeps_what_was_typed(as_, sari, plan):
    answer = as_(sari).post(
        reverse("clients:plan-acknowledge", args=[plan.code]),
        {"given_by": "guardian", "giver_name": "Sitti", "means": "spoken"},
    )
    assert answer.status_code == 200 and "Sitti" in text(answer)
    assert "witness" in answer.context["form"].errors


def test_a_review_asks_for_each_goal(as_, sari, goal, plan):
    client, address = as_(sari), reverse("clients:plan-review", args=[plan.code])
    assert "Kembali ke sekolah" in text(client.get(address))
    assert client.post(address, {f"said_{goal.code}": "dropped"}).status_code == 200
    assert client.post(address, {f"said_{goal.code}": "keep"}).status_code == 302
    assert Plan.objects.get().reviewed_at


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1.500.000", 1_500_000), ("Rp 1.500.000", 1_500_000), ("Rp1500000", 1_500_000), ("", None), ("0", 0)],
)
def test_amounts_as_people_write_them(as_, andi, case, typed, kept):
    as_(andi).post(reverse("clients:done-add", args=[case.code]), {"kind": "rptc_meals", "amount": typed})
    assert ServiceRecord.objects.get().amount == kept


@pytest.mark.parametrize(
    "typed",
    ["Rp 1,5 juta", "-5000", "9" * 20, "1.5", "1.50.000", "seribu", "1e6", "²", "1500000,00", "٣٠٠.٠"],
)
def test_amounts_that_cannot_be_read_are_asked_again(as_, andi, case, typed):
    answer = as_(andi).post(
        reverse("clients:done-add", args=[case.code]), {"kind": "rptc_meals", "amount": typed}
    )
    assert answer.status_code == 200 and answer.context["form"].errors["amount"]
    assert answer.context["form"]["amount"].value() == typed
    assert not ServiceRecord.objects.exists()


def test_services_come_newest_first_page_by_page(as_, andi, case, by):
    for n in range(30):
        services.record(episode=case, kind="rptc_meals", at=timezone.now() - timedelta(hours=n), by=by(andi))
    client = as_(andi)
    first = client.get(home(case)).context["page"]
    second = client.get(home(case) + first.older).context["page"]
    seen = [row.happened_at for row in [*first.rows, *second.rows]]
    assert len(seen) == 30 and seen == sorted(seen, reverse=True)


def test_administration_sees_needs_and_no_name(as_, wati, need, case):
    page = text(as_(wati).get(reverse("clients:need-list")))
    assert case.number in page and "Kelas 4" in page and "Rp150.000" in page
    assert case.person.full_name not in page and case.person.code not in page
    assert as_(wati).get(home(case)).status_code == 403


def test_the_list_is_filtered_and_its_sums_are_those_of_its_rows(as_, rina, need, case, sari, by):
    needs.ask(episode=case, kind="clothing", value=50_000, funding="baznas", by=by(sari))
    client, address = as_(rina), reverse("clients:need-list")
    assert client.get(address).context["value"] == 200_000
    only = client.get(address + "?funding=baznas").context
    assert only["value"] == 50_000 and [row.kind for row in only["page"].rows] == ["clothing"]
    assert not client.get(address + "?state=delivered").context["page"].rows
    assert client.get(address + "?state=x&kind=x&before=zzz").status_code == 200


def test_the_plan_of_a_restricted_file_is_not_found(as_, fadil_like, sari, by, case, plan, step, need):
    case.person.restricted = True
    case.person.save()
    client = as_(fadil_like)
    for name, thing in [
        ("goal-add", case),
        ("plan-paper", plan),
        ("planstep-done", step),
        ("need-deliver", need),
        ("done-add", case),
    ]:
        assert client.get(reverse(f"clients:{name}", args=[thing.code])).status_code == 404, name


@pytest.fixture
def fadil_like(db):
    from tests.factories import UserFactory

    return UserFactory(full_name="Fadil", role="social_worker")


def test_pressed_twice_it_is_written_once(as_, andi, case):
    told, address = (
        {"kind": "rptc_meals", "once": "satu-tanda"},
        reverse("clients:done-add", args=[case.code]),
    )
    client = as_(andi)
    assert client.post(address, told).url == client.post(address, told).url
    assert ServiceRecord.objects.count() == 1


def test_a_need_of_another_file_does_not_answer_here(as_, andi, case, need):
    other = EpisodeFactory(person=PersonFactory(full_name="Orang lain"))
    assert (
        as_(andi).get(reverse("clients:done-add", args=[other.code]) + f"?need={need.code}").status_code
        == 404
    )
    assert Need.objects.get().is_open
