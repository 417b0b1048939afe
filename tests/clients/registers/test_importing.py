"""All or nothing: people, cases, numbers; and taken back while nothing was built upon them."""

from datetime import date

import pytest

from clients import matching
from clients.actions import alerting
from clients.actions.refused import Refused
from clients.actions.register import void
from clients.actions.registers import deciding, importing, undoing, working
from clients.models import Episode, NationalId, Person, Register
from rptc.audit.models import Event
from rptc.reports.table1 import Table1
from tests import factories as f

from .conftest import another, finished, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(brought, wati, by):
    def bring(*rows, **given):
        return finished(importing.begin(brought(*rows, **given), by=by(wati)))

    return bring


def test_a_row_becomes_a_person_with_a_closed_case_of_that_day(imported, sari):
    register = imported(row(NIK="7371012005149001"))
    case = Episode.objects.get(old_number="12/2023")
    assert register.state == "imported"
    assert (case.state, case.arrival_date, case.number, case.age) == (
        "closed",
        date(2023, 3, 5),
        "K-2023-0001",
        8,
    )
    assert (case.person.full_name, case.person.alias, case.person.district.name) == (
        "Baharuddin Lallo",
        "Udin",
        "Panakkukang",
    )
    assert (case.case_worker, case.report_class.code) == (sari, "anak_jalanan")
    assert NationalId.objects.get(person=case.person).read() == "7371012005149001"
    assert [t.code for t in case.national_types.all()] == ["anak_jalanan"]


def test_imported_cases_count_in_tabel_1_by_the_day_of_arrival(imported):
    imported(
        row(),
        another(0),
        another(1, **{"L/P": "P", "Tanggal Masuk": "01-02-2024", "Tgl Keluar": "02-02-2024"}),
    )
    totals = [(cell.male, cell.female) for cell in Table1(2023, 2024).total.cells]
    assert totals == [(2, 0), (0, 1)]


def test_numbers_follow_the_days_of_arrival(imported):
    imported(another(0, **{"Tanggal Masuk": "09-03-2023"}), another(1, **{"Tanggal Masuk": "01-03-2023"}))
    assert list(Episode.objects.order_by("arrival_date").values_list("number", flat=True)) == [
        "K-2023-0001",
        "K-2023-0002",
    ]


def test_every_case_has_its_event_and_the_register_one(imported):
    imported(row(), another(0))
    assert Event.objects.filter(verb="case-imported").exclude(person_code="").count() == 2
    assert Event.objects.filter(verb="register-imported").count() == 1


def test_a_known_person_gets_the_case_and_stays_as_recorded(brought, wati, sari, by):
    udin = f.PersonFactory(full_name="Baharuddin Lalo", alias="Aco", sex="male")
    register = brought(row())
    deciding.decide(register.rows.get(), decision="same", person=udin, by=by(sari))
    finished(importing.begin(register, by=by(wati)))
    udin.refresh_from_db()
    assert (udin.alias, udin.episodes.count(), Person.objects.count()) == ("Aco", 1, 1)


def test_twins_in_the_file_are_one_person_with_two_cases(brought, wati, sari, by):
    register = brought(row(), row(**{"Tanggal Masuk": "01-09-2023", "Tgl Keluar": "03-09-2023"}))
    deciding.decide(register.rows.last(), decision="twin", by=by(sari))
    finished(importing.begin(register, by=by(wati)))
    assert Person.objects.get().episodes.count() == 2


def test_two_open_cases_of_one_person_stop_the_whole_register(brought, wati, sari, by):
    register = brought(
        row(**{"Tgl Keluar": ""}), row(**{"Tanggal Masuk": "01-09-2023", "Tgl Keluar": ""}), another(0)
    )
    deciding.decide(register.rows.get(line=3), decision="twin", by=by(sari))
    register = finished(importing.begin(register, by=by(wati)))
    assert (register.state, Episode.objects.count(), Person.objects.count()) == ("checked", 0, 0)
    assert "2, 3" in register.problem


def test_a_nik_that_came_in_after_the_check_stops_the_import(brought, wati, by):
    register = brought(row(NIK="7371012005149001"))
    f.with_nik(f.PersonFactory(full_name="Orang Lain"))
    register = finished(importing.begin(register, by=by(wati)))
    assert (register.state, Episode.objects.count()) == ("checked", 0)


def test_an_import_that_breaks_leaves_nothing_and_begins_again(brought, wati, by, monkeypatch):
    register = importing.begin(brought(row()), by=by(wati))

    def killed(*_args, **_given):
        raise SystemError("power")

    with monkeypatch.context() as broken:
        broken.setattr(importing, "_logged", killed)
        with pytest.raises(SystemError):
            working.step(register)
    assert Episode.objects.count() == 0
    assert finished(register).state == "imported"


def test_the_clock_goes_on_where_a_process_was_killed(brought, wati, by):
    register = importing.begin(brought(row()), by=by(wati))
    assert working.sweep(None) == {"continued": 1, "failed": 0}
    assert Register.objects.get(pk=register.pk).state == "imported"


def test_a_second_press_imports_nothing_twice(imported, wati, by):
    register = imported(row())
    importing.begin(register, by=by(wati))
    assert finished(register).state == "imported"
    assert Episode.objects.count() == 1


def test_the_number_of_the_old_book_is_found(imported, sari):
    imported(row())
    assert [hit.person.alias for hit in matching.find("12/2023", user=sari)] == ["Udin"]
    assert matching.find("13/2023", user=sari) == []


def test_a_child_whom_the_law_calls_a_victim_is_flagged(imported):
    imported(row(**{"Jenis PMKS": "Tuna Susila", "Tgl Keluar": ""}))
    assert Person.objects.get().alerts.get().source == "register"


def test_the_file_is_not_kept_after_the_import(imported):
    assert imported(row()).content is None


def test_an_undone_import_counts_nowhere_and_is_found_by_nobody(imported, wati, sari, by):
    register = imported(row(NIK="7371012005149001"), another(0, **{"Tgl Keluar": ""}))
    undoing.undo(register, "Berkas yang salah", by=by(wati))
    assert set(Episode.objects.values_list("state", flat=True)) == {"void"}
    assert not Episode.objects.counted().exists()
    assert matching.find("Baharuddin Lallo", user=sari) == []
    assert Event.objects.filter(verb="case-voided").count() == 2


def test_numbers_of_an_undone_import_are_not_used_again(imported, wati, by):
    undoing.undo(imported(row()), "Berkas yang salah", by=by(wati))
    imported(row())
    assert Episode.objects.counted().get().number == "K-2023-0002"


def test_undoing_twice_changes_nothing(imported, wati, by):
    register = imported(row())
    undoing.undo(register, "Salah", by=by(wati))
    assert undoing.undo(register, "Lagi", by=by(wati)) == register
    assert Register.objects.get().undone_reason == "Salah"


def test_a_known_person_is_not_retired_with_the_import(brought, wati, sari, by):
    udin = f.PersonFactory(full_name="Baharuddin Lallo", alias="Udin", sex="male")
    register = brought(row())
    deciding.decide(register.rows.get(), decision="same", person=udin, by=by(sari))
    undoing.undo(finished(importing.begin(register, by=by(wati))), "Salah", by=by(wati))
    udin.refresh_from_db()
    assert udin.retired_at is None


BUILT = {
    "a referral": lambda case, by: f.ReferralFactory(episode=case),
    "another case": lambda case, by: f.EpisodeFactory(
        person=case.person, state="closed", closed_at=case.closed_at, arrived_at=case.arrived_at
    ),
    "a warning": lambda case, by: alerting.raise_alerts(
        case.person, {"flight_risk": ""}, source="intake", by=by, at=None
    ),
    "an act on the case": lambda case, by: void(case, "Salah", by),
}


@pytest.mark.parametrize("what", ["a referral", "another case", "an act on the case"])
def test_what_was_built_upon_a_row_refuses_the_undoing_and_names_the_row(what, imported, wati, rina, by):
    register = imported(row(), another(0))
    BUILT[what](Episode.objects.get(old_number="12/2023"), by(rina))
    assert undoing.built_upon(register) == [2]
    with pytest.raises(Refused):
        undoing.undo(register, "Salah", by=by(wati))
    assert Register.objects.get().state == "imported"
