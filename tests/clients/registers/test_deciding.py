"""What a person says about a row. Nothing is linked without it."""

import pytest

from clients.actions.refused import Refused
from clients.actions.registers import deciding, importing
from clients.models import RegisterRow
from tests import factories as f

from .conftest import another, row

pytestmark = pytest.mark.django_db
Decision = RegisterRow.Decision


@pytest.fixture
def udin():
    return f.PersonFactory(full_name="Baharuddin Lallo", alias="Udin", sex="male")


def test_a_corrected_row_is_judged_anew_and_keeps_what_stood_there(brought, wati, by):
    faulty = brought(another(0, **{"L/P": "X"})).rows.get()
    fixed = deciding.correct(faulty, cells={"sex": "L"}, by=by(wati))
    assert (fixed.verdict, fixed.given, fixed.cells["cells"][4]) == ("new", {"sex": "L"}, "X")


def test_a_faulty_row_cannot_be_decided_but_left_out(brought, sari, wati, by):
    faulty = brought(another(0, **{"L/P": "X"})).rows.get()
    with pytest.raises(Refused):
        deciding.decide(faulty, decision="new", reason="Bukan dia", by=by(sari))
    assert deciding.leave_out(faulty, by=by(wati)).decision == "out"


def test_the_worker_says_that_it_is_the_person(brought, udin, sari, by):
    decided = deciding.decide(brought(row()).rows.get(), decision="same", person=udin, by=by(sari))
    assert (decided.person, decided.decided_by) == (udin, "Sari")


def test_somebody_who_was_not_proposed_cannot_be_linked(brought, udin, sari, by):
    stranger = f.PersonFactory(full_name="Zulkarnain Hasyim", birth_date=None, sex="female")
    with pytest.raises(Refused):
        deciding.decide(brought(row()).rows.get(), decision="same", person=stranger, by=by(sari))


def test_somebody_else_needs_a_reason(brought, udin, sari, by):
    with pytest.raises(Refused):
        deciding.decide(brought(row()).rows.get(), decision="new", by=by(sari))


def test_a_known_nik_as_somebody_else_is_for_the_unit_head(brought, udin, sari, rina, by):
    f.with_nik(udin)
    known = brought(row(NIK="7371012005149001")).rows.get()
    with pytest.raises(Refused, match="Kepala UPT"):
        deciding.decide(known, decision="new", reason="Salah tulis", by=by(sari))
    assert deciding.decide(known, decision="new", reason="Salah tulis", by=by(rina)).decision == "new"


def test_a_decision_taken_back_is_asked_again(brought, udin, sari, by):
    decided = deciding.decide(brought(row()).rows.get(), decision="same", person=udin, by=by(sari))
    again = deciding.take_back(decided, by=by(sari))
    assert (again.decision, again.person) == ("", None)


def test_the_import_waits_until_nobody_waits(brought, udin, wati, by):
    register = brought(row(), another(0))
    with pytest.raises(Refused, match="1"):
        importing.begin(register, by=by(wati))


def test_all_faulty_rows_are_left_out_at_once_and_counted(brought, wati, by):
    register = brought(another(0), another(1, **{"L/P": "X"}), another(2, Nama=""))
    assert deciding.leave_out_all(register, "fault", by=by(wati)) == 2
    assert register.rows.left_out().count() == 2
    assert importing.begin(register, by=by(wati)).state == "importing"


def test_nothing_is_imported_when_everything_is_left_out(brought, wati, by):
    register = brought(another(1, **{"L/P": "X"}))
    deciding.leave_out_all(register, "fault", by=by(wati))
    with pytest.raises(Refused):
        importing.begin(register, by=by(wati))
