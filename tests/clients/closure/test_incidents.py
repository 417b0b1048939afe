"""A death, and somebody who left without notice: every field, times that can be, and what becomes of the bed."""

import csv
from pathlib import Path

import pytest

from clients.actions import stays
from clients.actions.closure import incidents
from clients.actions.refused import Refused
from clients.forms.closure.incident import Telling, initial
from clients.models import Incident, Stay
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.notices.models import Notice
from tests.clients.closure.conftest import DEATH, GONE, iso, wita

pytestmark = pytest.mark.django_db
BOTH = [("deceased", "death_fields", DEATH), ("absconded", "absconding_fields", GONE)]


@pytest.mark.parametrize(("kind", "name", "answers"), BOTH)
def test_the_form_asks_every_field_of_the_list_in_its_type(kind, name, answers):
    rows = list(csv.DictReader(Path(f"clients/content/{name}.csv").read_text(encoding="utf-8").splitlines()))
    form = Telling(kind=kind)
    assert set(form.fields) == {row["code"] for row in rows} | {"estimated"}
    types = {"datetime": "MomentField", "date": "DayField", "text": "CharField"}
    for row in rows:
        field = form.fields[row["code"]]
        assert field.required is (row["required"] == "yes"), row["code"]
        assert type(field).__name__ == types.get(row["type"], "ChoiceField"), row["code"]


@pytest.mark.parametrize(("kind", "name", "answers"), BOTH)
def test_a_required_answer_that_is_missing_is_named(case, worker, kind, name, answers):
    for code in answers:
        if code == "outcome" or incidents.FIELDS[kind].rows()[code]["required"] != "yes":
            continue
        with pytest.raises(Refused) as refused:
            incidents.record(case, kind, answers | {code: ""}, by=worker)
        assert refused.value.field == code


@pytest.mark.parametrize(
    ("kind", "answers", "field"),
    [
        ("deceased", DEATH | {"died_at": iso("2026-11-24 11:00")}, "died_at"),
        ("deceased", DEATH | {"died_at": iso("2026-11-19 11:00")}, "died_at"),
        ("deceased", DEATH | {"reported_head_at": iso("2026-11-23 21:00")}, "reported_head_at"),
        ("deceased", DEATH | {"burial_at": "2026-11-22"}, "burial_at"),
        ("deceased", DEATH | {"review_done_at": "2026-11-25"}, "review_done_at"),
        ("absconded", GONE | {"noticed_at": iso("2026-11-23 19:00")}, "noticed_at"),
        ("absconded", GONE | {"last_seen_at": iso("2026-11-19 19:00")}, "last_seen_at"),
        ("absconded", GONE | {"reported_police_at": iso("2026-11-24 10:01")}, "reported_police_at"),
        ("absconded", GONE | {"outcome": "closed_after_limit"}, "outcome"),
    ],
)
def test_a_time_that_cannot_be_is_named(case, worker, kind, answers, field):
    with pytest.raises(Refused) as refused:
        incidents.record(case, kind, answers, by=worker)
    assert refused.value.field == field and not Incident.objects.exists()


def test_a_burial_may_lie_ahead_and_a_time_may_be_an_estimate(case, worker):
    made = incidents.record(case, "deceased", DEATH | {"burial_at": "2026-11-25"}, estimated=True, by=worker)
    assert made.estimated and initial(made)["estimated"]


def test_whoever_died_leaves_the_bed_at_that_time(case, head, andi, by, bed):
    stays.admit(episode=case, bed=bed("garuda", 1), reason="Anak", by=head, at=wita("2026-11-20 13:00"))
    incidents.record(case, "deceased", DEATH, by=by(andi))
    left = Stay.objects.get()
    assert (left.during.upper, left.end_reason) == (wita("2026-11-23 22:10"), "deceased")


def test_the_unit_head_hears_of_it_at_once_and_without_a_name(case, gone):
    line = Notice.objects.get(template="client-absconded")
    assert line.urgent and case.person.full_name not in str(line.context)
    assert Event.objects.filter(verb="absconded-recorded", person_code=case.person.code).exists()


def test_nobody_dies_twice_or_is_missing_twice(case, worker, died, gone):
    for kind, answers in (("deceased", DEATH), ("absconded", GONE)):
        with pytest.raises(Refused):
            incidents.record(case, kind, answers, by=worker)


def test_what_is_told_later_stands_beside_what_was_told_first(case, gone, worker):
    assert list(Incident.objects.missing()) == [gone]
    again = incidents.tell(gone, GONE | {"outcome": "returned"}, by=worker)
    assert list(Incident.objects.newest()) == [again] and Incident.objects.count() == 2
    assert not Incident.objects.missing().exists()
    assert Event.objects.get(verb="incident-told").data["fields"] == ["outcome"]
    with pytest.raises(Refused, match="meanwhile"):
        incidents.tell(gone, GONE, by=worker)


def test_whoever_came_back_may_leave_again(case, gone, worker):
    incidents.tell(gone, GONE | {"outcome": "returned"}, by=worker)
    assert incidents.record(case, "absconded", GONE, by=worker).first != gone.first


def test_a_telling_cannot_be_changed_in_the_database(died, two_roles):
    from django.db import ProgrammingError, transaction

    with pytest.raises(ProgrammingError), transaction.atomic():
        Incident.objects.update(recorded_by="X")


def test_an_outreach_officer_records_neither(case, oci, by):
    with pytest.raises(NotAllowed):
        incidents.record(case, "deceased", DEATH, by=by(oci))


def test_a_late_answer_keeps_what_was_typed_on_the_page(as_, andi, case):
    typed = {"place": "RS Contoh", "found_by": "Andi"}
    page = as_(andi).post(f"/clients/episode/{case.code}/death/", typed)
    assert page.status_code == 200 and page.context["form"]["place"].value() == "RS Contoh"
    assert "died_at" in page.context["form"].errors
