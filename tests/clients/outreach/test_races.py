"""Two officers, one operation: they wait for each other, nobody is lost and nobody is there twice."""

import pytest

from clients.actions import outreach
from clients.actions.refused import Refused
from clients.models import Found
from clients.outreach.seen import Seen
from tests.clients.intake.test_at_once import together
from tests.clients.outreach.conftest import reread

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_row_pressed_twice_at_once_is_one_person(sweep, oci, by):
    both = together(*[lambda: outreach.add(sweep, Seen("Aco", "male"), key="satu", by=by(oci))] * 2)
    assert {type(one) for one in both} == {Found}, both
    assert sweep.people.count() == 1


def test_two_officers_add_at_once_and_the_lines_follow_each_other(sweep, oci, sari, by):
    together(
        lambda: outreach.add(sweep, Seen("Aco", "male"), key="satu", by=by(oci)),
        lambda: outreach.add(sweep, Seen("Tati", "female"), key="dua", by=by(sari)),
    )
    assert [row.position for row in sweep.people.all()] == [1, 2]


def test_closed_while_another_adds_one_of_them_reads_a_sentence(sweep, oci, sari, by):
    results = together(
        lambda: outreach.add(sweep, Seen("Aco", "male"), key="satu", by=by(oci)),
        lambda: outreach.close(sweep, by=by(sari)),
    )
    refused = [one for one in results if isinstance(one, Refused)]
    assert len(refused) == 1, results
    assert (reread(sweep).state == "closed") == (sweep.people.count() == 0)
