"""Several counts in one statement."""

import pytest

from rptc.accounts.models import User
from rptc.lib.counting import counts
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_each_count_is_that_of_its_own_rows_in_one_statement(django_assert_num_queries):
    UserFactory.create_batch(3, role="auditor")
    UserFactory(role="unit_head")
    with django_assert_num_queries(1):
        found = counts(
            User.objects.filter(role="auditor"), User.objects.filter(role="unit_head"), User.objects.all()
        )
    assert found == [3, 1, 4]


def test_what_is_known_to_be_none_counts_nothing_and_keeps_its_place(django_assert_num_queries):
    UserFactory(role="auditor")
    with django_assert_num_queries(1):
        assert counts(User.objects.none(), User.objects.filter(role="auditor"), User.objects.none()) == [
            0,
            1,
            0,
        ]
    with django_assert_num_queries(0):
        assert counts(User.objects.none()) == [0]


def test_it_counts_no_further_than_it_was_asked_to():
    UserFactory.create_batch(5, role="auditor")
    assert counts(User.objects.filter(role="auditor"), most=3) == [3]
