"""The unit head's chair is never empty: a delegate holds it between two dates, and only then."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from rptc.accounts.actions import delegation
from rptc.accounts.models import Delegation, User
from rptc.accounts.roles import PERMISSIONS, ROLES
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from rptc.notices.models import Notice
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


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


def named(rina, sari, first=0, last=13, **more):
    today = timezone.localdate()
    given = {"kind": "plh", "letter_number": "800/12/2026", **more}
    return delegation.name(
        delegate=sari,
        starts_on=today + timedelta(first),
        ends_on=today + timedelta(last),
        by=Actor.of(rina),
        **given,
    )


def test_the_head_names_a_delegate_who_is_told(rina, sari):
    row = named(rina, sari)
    assert fresh(sari).has_perm("referrals.approve")
    assert fresh(sari).standing_in == row
    assert Notice.objects.get(template="delegation-named").to == [f"user:{sari.pk}"]
    assert Event.objects.get(verb="delegation-named").data == {"delegate": sari.code, "kind": "plh"}
    assert fresh(rina).has_perm("referrals.approve"), "the head's own chair stays usable"


def test_a_delegate_names_and_ends_nobody(rina, sari, andi):
    row = named(rina, sari)
    for act in (
        lambda by: delegation.end(row, reason="Selesai", by=by),
        lambda by: delegation.name(
            delegate=andi, kind="plh", starts_on=row.starts_on, ends_on=row.ends_on, letter_number="1", by=by
        ),
    ):
        for person in (fresh(sari), andi):
            with pytest.raises(NotAllowed):
                act(Actor.of(person))
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize(
    "given",
    [{"first": -1}, {"first": 5, "last": 4}, {"last": 400}, {"letter_number": "  "}],
    ids=["passed", "backwards", "a year and more", "no letter"],
)
def test_days_and_letters_that_cannot_be_are_refused(rina, sari, given):
    with pytest.raises(Refused):
        named(rina, sari, **given)
    assert not Delegation.objects.exists()


def test_one_person_is_no_delegate_twice_on_a_day(rina, sari):
    row = named(rina, sari, 0, 5)
    with pytest.raises(Refused, match="a delegate on part of these days already"):
        named(rina, sari, 5, 9)
    assert named(rina, sari, 6, 9)
    delegation.end(row, reason="Pulang lebih awal", by=Actor.of(rina))
    assert named(rina, sari, 1, 5)


def test_two_delegates_at_once_are_allowed_and_found(rina, sari, andi):
    first = named(rina, sari, 0, 5)
    today = timezone.localdate()
    assert list(delegation.others(today, today, andi)) == [first]
    assert list(delegation.others(today, today, sari)) == []
    named(rina, andi, 5, 9)
    assert fresh(andi).has_perm("referrals.approve") is False


def test_only_people_who_work_on_cases_and_are_not_the_head_are_named(rina, wati, oci, dodi):
    other_head = UserFactory(role="unit_head")
    closed = UserFactory(role="social_worker", is_active=False)
    for person in (wati, oci, dodi, rina, other_head, closed, UserFactory(role="partner_officer")):
        with pytest.raises(Refused, match="works on cases"):
            named(rina, person)


def test_ended_early_with_a_reason_it_ends_at_once_and_once(rina, sari):
    row = named(rina, sari)
    with pytest.raises(Refused, match="Say why"):
        delegation.end(row, reason=" ", by=Actor.of(rina))
    delegation.end(row, reason="Kepala kembali", by=Actor.of(rina))
    assert delegation.end(row, reason="Lagi", by=Actor.of(rina)).end_reason == "Kepala kembali"
    assert not fresh(sari).has_perm("referrals.approve")
    assert fresh(sari).standing_in is None
    assert list(Notice.objects.filter(state="queued").values_list("template", flat=True)) == [
        "delegation-ended"
    ]


def test_lists_know_present_coming_and_past(rina, sari, andi):
    now, later = named(rina, sari, 0, 2), named(rina, andi, 3, 4)
    assert (list(Delegation.objects.in_force()), list(Delegation.objects.coming())) == ([now], [later])
    delegation.end(later, reason="Tidak jadi", by=Actor.of(rina))
    assert list(Delegation.objects.over()) == [later]
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert set(Delegation.objects.over()) == {now, later}
