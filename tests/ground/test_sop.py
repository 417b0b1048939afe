"""Limits are dated rows: the narrowest in force wins, none overlap, and a departure is on record."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from rptc.audit.models import Event
from rptc.sop.deviations import deviate
from rptc.sop.models import Deviation, Limit, NoLimit, Rung
from tests.factories import ReferralFactory

pytestmark = pytest.mark.django_db


def test_a_foundation_serves_longer_than_a_ministry_unit():
    assert Limit.objects.in_force("referral_service", partner_kind="foundation").value == 90
    assert Limit.objects.in_force("referral_service", partner_kind="ministry_unit").value == 30


def test_an_urgent_referral_is_answered_within_hours():
    limit = Limit.objects.in_force("referral_answer", urgency="urgent")
    assert (limit.value, limit.unit) == (4, "hour")
    assert Limit.objects.in_force("referral_answer").unit == "working_day"


def test_a_hospital_has_no_agreed_service_period():
    with pytest.raises(NoLimit):
        Limit.objects.in_force("referral_service", partner_kind="hospital")


@pytest.mark.parametrize(("day", "people"), [(date(2025, 7, 13), 25), (date(2025, 7, 14), 100)])
def test_the_capacity_of_the_house_is_that_of_the_day(day, people):
    assert Limit.objects.in_force("facility_capacity", on=day).value == people


def test_the_database_refuses_two_limits_for_one_day():
    old = Limit.objects.get(code="stay_period")
    again = Limit(
        code="stay_period",
        label_id="x",
        label_en="x",
        value=5,
        unit="calendar_day",
        applies_to="case",
        valid_from=date(2026, 1, 1),
    )
    with pytest.raises(ValidationError, match=r"(?s)."):
        again.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    old.valid_to = date(2025, 12, 31)
    old.save()
    again.save()
    assert Limit.objects.in_force("stay_period", on=date(2025, 12, 31)).value == 10
    assert Limit.objects.in_force("stay_period", on=date(2026, 1, 1)).value == 5


def test_every_rung_names_a_clock_a_side_and_somebody_to_tell():
    rungs = list(Rung.objects.all())
    assert len(rungs) == 41
    assert all(r.clock and r.owed_by in ("rptc", "partner") and r.audience and r.channels for r in rungs)
    assert [r.offset for r in rungs if (r.clock, r.owed_by) == ("pick_up", "rptc")] == [
        -3,
        -1,
        0,
        1,
        3,
        7,
        14,
    ]


def test_a_departure_from_a_rule_is_kept_with_its_reason_and_approver(sari, rina, by):
    referral = ReferralFactory()
    deviate("no_document", referral, reason="Kebutuhan mendesak", by=by(sari))
    approved = deviate("urgent_send", referral, reason="Malam hari", by=by(rina), approved=True)
    assert Deviation.objects.filter(about_code=referral.code, approved_at__isnull=True).count() == 1
    assert approved.approved_by == "Bu Rina"
    assert Event.objects.about(referral).filter(verb="deviation-recorded").count() == 2


def test_an_approval_needs_both_a_time_and_a_name():
    with pytest.raises(IntegrityError), transaction.atomic():
        Deviation.objects.create(
            rule="x", about_kind="x", about_code="x", reason="x", recorded_by="x", approved_at=timezone.now()
        )


def test_a_limit_knows_when_it_runs_out():
    start = timezone.now()
    assert Limit.objects.in_force("initial_assessment").due(start) == start + timedelta(hours=24)
