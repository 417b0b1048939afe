"""Three answers begin an operation; a time to come plans it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from clients.actions import outreach
from clients.actions.refused import Refused
from clients.models import Agency, Operation
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from tests.clients.outreach.conftest import address, reread

NEW = reverse("clients:operation-new")
THREE = {"kind": "sweep", "place": "Jl. Nusantara", "district": "73.71.05"}


def test_three_answers_begin_a_sweep_and_lead_to_the_people(as_, oci):
    answer = as_(oci).post(NEW, THREE)
    made = Operation.objects.get()
    assert answer.url == address("people", made)
    assert (made.state, made.officer, made.number) == (
        "under_way",
        oci,
        f"P-{timezone.localdate().year}-0001",
    )


def test_the_agencies_that_usually_go_along_are_ticked_already(as_, oci):
    as_(oci).post(NEW, THREE)
    assert set(Operation.objects.get().agencies.values_list("code", flat=True)) == {
        "trc_saribattang", "satpol_pp", "police",
    }  # fmt: skip


def test_a_time_to_come_plans_it_and_nobody_is_added_before_it_begins(as_, oci, by):
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1))
    as_(oci).post(NEW, THREE | {"starts_at": f"{tomorrow:%Y-%m-%dT%H:%M}"})
    made = Operation.objects.get()
    assert made.state == "planned"
    assert as_(oci).get(address("people", made)).url == address("detail", made)
    outreach.set_out(made, by=by(oci))
    assert reread(made).state == "under_way"
    assert reread(made).starts_at <= timezone.now()


def test_what_is_missing_is_said_and_what_was_typed_stays(as_, oci):
    page = as_(oci).post(NEW, {"place": "Jl. Nusantara", "starts_at": "kemarin malam"}).content.decode()
    assert "Pilih jenis operasi." in page
    assert 'value="Jl. Nusantara"' in page
    assert 'value="kemarin malam"' in page
    assert not Operation.objects.exists()


def test_the_same_press_twice_is_one_operation(as_, oci):
    pressed = THREE | {"once": "tekan-sekali"}
    first, second = as_(oci).post(NEW, pressed), as_(oci).post(NEW, pressed)
    assert first.url == second.url
    assert Operation.objects.count() == 1


def test_the_order_letter_is_kept_and_its_reading_is_recorded(as_, oci, sari):
    paper = SimpleUploadedFile("tugas.pdf", b"%PDF-1.4 surat tugas")
    as_(oci).post(NEW, THREE | {"order_number": "094/117", "order_scan": paper})
    made = Operation.objects.get()
    answer = as_(sari).get(address("order", made))
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 surat tugas"
    assert Event.objects.filter(verb="operation-order-opened", subject_code=made.code).exists()


def test_a_paper_that_is_no_paper_gets_a_sentence(as_, oci):
    page = (
        as_(oci).post(NEW, THREE | {"order_scan": SimpleUploadedFile("tugas.pdf", b"halo")}).content.decode()
    )
    assert "Pilih pindaian: PDF, JPEG, atau PNG." in page
    assert not Operation.objects.exists()


def test_agencies_and_times_are_completed_later(as_, oci, sweep):
    health = Agency.objects.get(code="health")
    start = f"{timezone.localtime(sweep.starts_at):%Y-%m-%dT%H:%M}"
    told = THREE | {"starts_at": start, "agencies": ["health"], "order_number": "094/118"}
    answer = as_(oci).post(address("edit", sweep), told)
    assert answer.status_code == 302, answer.context["form"].errors
    assert list(sweep.agencies.all()) == [health]
    assert reread(sweep).order_number == "094/118"


@pytest.mark.parametrize(
    ("field", "value"), [("ends_at", "2024-01-01T10:00"), ("starts_at", "2099-01-01T10:00")]
)
def test_times_that_cannot_be_are_refused(as_, oci, sweep, field, value):
    start = f"{timezone.localtime(sweep.starts_at):%Y-%m-%dT%H:%M}"
    answer = as_(oci).post(address("edit", sweep), THREE | {"starts_at": start} | {field: value})
    assert answer.context["form"].errors[field]
    assert reread(sweep).place == sweep.place


def test_who_does_not_register_people_starts_nothing(by, wati):
    with pytest.raises(NotAllowed):
        outreach.start(kind="sweep", place="Jl. Nusantara", by=by(wati))


def test_an_end_before_the_start_is_refused_by_the_database_too(sweep, oci, by):
    with pytest.raises(Refused):
        outreach.change(sweep, ends_at=sweep.starts_at - timedelta(hours=1), by=by(oci))
