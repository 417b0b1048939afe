"""The unit head's chair is never empty: a delegate holds it between two dates, and only then."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from rptc.accounts.models import Delegation, User
from rptc.accounts.roles import PERMISSIONS, ROLES
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def delegate(user, first, last):
    today = timezone.localdate()
    return Delegation.objects.create(
        delegate=user,
        kind="plh",
        starts_on=today + timedelta(first),
        ends_on=today + timedelta(last),
        made_by="Bu Rina",
    )


def fresh(user):
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("first", "last", "holds"), [(0, 0, True), (-3, 0, True), (0, 5, True), (1, 5, False), (-5, -1, False)]
)
def test_a_delegate_decides_on_the_named_days_only(sari, first, last, holds):
    delegate(sari, first, last)
    assert fresh(sari).has_perm("referrals.approve") is holds
    assert fresh(sari).has_perm("clients.assess")


def test_a_delegation_ended_early_holds_no_longer(sari):
    row = delegate(sari, -1, 5)
    row.ended_at = timezone.now()
    row.save()
    assert not fresh(sari).has_perm("referrals.approve")


def test_the_day_is_that_of_makassar(sari):
    row = delegate(sari, 0, 0)
    late_evening_utc = timezone.make_aware(
        timezone.datetime(row.ends_on.year, row.ends_on.month, row.ends_on.day, 23, 59)
    )
    with time_machine.travel(late_evening_utc):
        assert fresh(sari).has_perm("referrals.approve")
    with time_machine.travel(late_evening_utc + timedelta(minutes=2)):
        assert not fresh(sari).has_perm("referrals.approve")


def test_a_delegate_receives_what_the_head_receives(sari, rina):
    assert "role:unit_head" not in fresh(sari).addresses
    delegate(sari, 0, 0)
    assert "role:unit_head" in fresh(sari).addresses
    assert set(User.objects.with_permission("referrals.approve")) == {sari, rina}


def test_a_role_holds_exactly_what_its_page_says():
    for role in ROLES.values():
        user = UserFactory(role=role.code)
        assert {p for p in PERMISSIONS if user.has_perm(p)} == role.permissions
    call_command("roles", "--check")


def test_an_old_role_page_is_noticed(monkeypatch):
    monkeypatch.setattr("rptc.accounts.management.commands.roles.HEAD", "# Something else")
    with pytest.raises(CommandError, match="old"):
        call_command("roles", "--check")


def test_a_stranger_and_a_closed_account_hold_nothing(dodi, rina):
    rina.is_active = False
    assert not any(dodi.has_perm(p) or rina.has_perm(p) for p in PERMISSIONS)
