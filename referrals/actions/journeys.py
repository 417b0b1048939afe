"""Planned journeys and attempts that failed. The other side sees the plan on its link."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import telling
from referrals.actions.attempts import attempt_failed
from referrals.actions.locks import locked
from referrals.actions.travels import end, may_travel
from referrals.models import Journey
from referrals.refusals import Refused, moment, saved
from rptc import audit

__all__ = ["attempt_failed", "cancel", "change", "plan"]
FARTHEST = timedelta(days=366)
PLAN = ["planned_for", "officer", "vehicle", "papers"]


@transaction.atomic
def plan(referral, *, leg, planned_for, officer, vehicle="", papers="", by, at=None, alone=True):
    """One planned journey a leg; returns the Journey and tells the other side, unless it is one of several that are
    announced together (`alone` is False)."""
    at, row = moment(at), locked(referral)
    may_travel(row, leg, by)
    made = Journey(
        referral=row, leg=leg, made_at=at, made_by=by.label, officer=officer, vehicle=vehicle, papers=papers
    )
    made.planned_for = _ahead(planned_for, at)
    saved(made)
    _announce(made, by, at, "journey-planned", alone)
    return made


@transaction.atomic
def change(journey, *, by, at=None, **fields):
    """Another day, officer, vehicle or paper for a journey still planned; returns it."""
    at, row = moment(at), locked(journey.referral)
    may_travel(row, journey.leg, by)
    journey = _planned(journey)
    if "planned_for" in fields:
        _ahead(fields["planned_for"], at)
    for name in PLAN:
        setattr(journey, name, fields.get(name, getattr(journey, name)))
    saved(journey)
    telling.forget(row, "journey-missed", key__startswith=f"journey-missed:{row.code}:{journey.pk}:")
    _announce(journey, by, at, "journey-changed")
    return journey


@transaction.atomic
def cancel(journey, *, by, at=None):
    """The journey will not take place; returns it."""
    at, row = moment(at), locked(journey.referral)
    may_travel(row, journey.leg, by)
    journey = end(_planned(journey), Journey.State.CANCELLED, at)
    telling.forget(row, "journey-missed", key__startswith=f"journey-missed:{row.code}:{journey.pk}:")
    _announce(journey, by, at, "journey-cancelled")
    return journey


def _planned(journey):
    current = Journey.objects.select_related("referral").get(pk=journey.pk)
    if current.state != Journey.State.PLANNED:
        raise Refused(_("This journey is no longer planned."))
    return current


def _ahead(planned_for, at):
    if timezone.localdate(planned_for) < timezone.localdate(at):
        raise Refused(_("This day has passed. Plan for today or later."))
    if planned_for > at + FARTHEST:
        raise Refused(_("This is more than a year away. Check the year."))
    return planned_for


def _announce(journey, by, at, what, alone=True):
    if alone:
        key = f"{journey.pk}:{journey.state}:{at.timestamp():.6f}"
        telling.other(journey.referral, telling.side_of(by), what, key, leg=str(journey.leg), now=at)
    audit.record(what, journey.referral, by=by, leg=str(journey.leg))
