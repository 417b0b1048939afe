"""A checked register stands on the desk of whoever can bring it on, and nowhere else."""

import pytest

from clients.actions.registers import deciding, uploading
from tests import factories as f

from .conftest import another, row

pytestmark = pytest.mark.django_db
DECIDE, IMPORT = "Putuskan baris register", "Impor register yang sudah diperiksa"


def lines(answer):
    groups = answer.context["groups"]
    return {
        task.title: task.href
        for task in [*groups.late, *groups.today, *groups.later]
        if "register" in task.title
    }


@pytest.fixture
def udin():
    return f.PersonFactory(full_name="Baharuddin Lallo", alias="Udin", sex="male")


def test_rows_to_decide_on_wait_for_the_worker_and_lead_to_them(as_, brought, udin, sari, rina):
    register = brought(row())
    for user in (sari, rina):
        found = lines(as_(user).get("/"))
        assert found == {DECIDE: f"/clients/registers/{register.code}/?kind=waiting#rows"}
        shown = as_(user).get(found[DECIDE].split("#")[0])
        assert [one.line for one in shown.context["rows"]] == [one.line for one in register.rows.waiting()]


def test_once_decided_it_only_waits_for_whoever_imports(as_, brought, udin, sari, wati, by):
    register = brought(row())
    deciding.decide(register.rows.get(), decision="same", person=udin, by=by(sari))
    assert not lines(as_(sari).get("/"))
    assert lines(as_(wati).get("/")) == {IMPORT: f"/clients/registers/{register.code}/"}


def test_a_register_put_aside_leaves_the_desk(as_, brought, wati, by):
    register = brought(another(0))
    assert lines(as_(wati).get("/"))
    uploading.drop(register, by=by(wati))
    assert not lines(as_(wati).get("/"))


def test_it_is_on_no_desk_of_somebody_who_can_do_nothing_about_it(as_, brought, tono, lina):
    brought(another(0))
    for user in (tono, lina):
        assert not lines(as_(user).get("/"))


def test_another_units_register_is_not_on_her_desk(as_, brought, udin, sari):
    register = brought(row())
    other = f.UserFactory().unit
    other.pk, other.code = None, "unit-lain"
    other.save()
    register.unit = other
    register.save()
    assert not lines(as_(sari).get("/"))
