"""Somebody is found by the other names too, and by a NIK with any one digit wrong."""

import pytest

from clients import matching
from clients.actions.identity import names
from tests.factories import PersonFactory, with_nik

pytestmark = pytest.mark.django_db
NIK = "7371012005149001"


def found(text, user):
    return [hit.person for hit in matching.find(text, user=user)]


@pytest.mark.parametrize("place", range(16))
def test_each_wrong_digit_of_a_nik_still_finds_its_owner_and_never_for_certain(sari, place):
    owner = PersonFactory()
    with_nik(owner, NIK)
    wrong = NIK[:place] + str((int(NIK[place]) + 1) % 10) + NIK[place + 1 :]
    [hit] = matching.find(wrong, user=sari)
    assert (hit.person, hit.certain, hit.codes) == (owner, False, ["nik_digit"])


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2), (3, 12), (6, 7), (9, 15), (10, 11)])
def test_two_exchanged_digits_of_a_nik_find_its_owner_and_never_for_certain(sari, one, other):
    owner, typed = PersonFactory(), list(NIK)
    with_nik(owner, NIK)
    typed[one], typed[other] = typed[other], typed[one]
    [hit] = matching.find("".join(typed), user=sari)
    assert (hit.person, hit.certain, hit.codes) == (owner, False, ["nik_exchanged"])


def test_a_nik_that_differs_otherwise_finds_nobody(sari):
    with_nik(PersonFactory(), NIK)
    assert found("7371012005149092", sari) == []


def test_another_name_finds_her_with_its_reason_alone_and_beside_the_full_name(first, sari, by):
    names.add(first, kind="nickname", name="Daeng Kanang", by=by(sari))
    for typed in ("dg. kanang", "kannang", "Rosmini Kanang"):
        [hit] = matching.find(typed, user=sari)
        assert hit.person == first
        assert set(hit.codes) & {"other_name", "name"}


def test_a_name_out_of_use_still_finds_her_and_a_mistake_does_not(first, sari, by):
    row = names.add(first, kind="birth", name="Hasnawiah", by=by(sari))
    names.retire(row, as_="unused", reason="Menikah", by=by(sari))
    assert found("hasnawiah", sari) == [first]
    row = names.add(first, kind="spelling", name="Zulaeha", by=by(sari))
    names.retire(row, as_="mistake", reason="Salah orang", by=by(sari))
    assert found("zulaeha", sari) == []
