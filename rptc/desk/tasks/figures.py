"""The strip of numbers and the table of partners on the unit head's desk; each number equals the list behind it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models import Stay
from partners.models import Partner
from rptc.desk.partners import figures as counted
from rptc.desk.tasks.limits import CAPACITY
from rptc.ui.parts import Figure


@dataclass(frozen=True)
class PartnerRow:
    """A partner with running referrals: how many run, how many are late by whom."""

    partner: Partner
    name: str
    running: int
    late_rptc: int
    late_partner: int


def partners(user, now):
    """Partners with running referrals, most late first. Three statements."""
    running, late = dict(counted.running(now, None)), dict(counted.late(now, None))
    found = Partner.objects.in_bulk(running.keys() | late.keys())
    rows = [_row(found[pk], user, running.get(pk, {}), late.get(pk, {})) for pk in found]
    return sorted(rows, key=lambda r: (-r.late_rptc - r.late_partner, -r.running, r.name.casefold()))


def _row(partner, user, running, late):
    return PartnerRow(
        partner,
        partner.name_for(user),
        running.get("running", 0),
        late.get("late_rptc", 0),
        late.get("late_partner", 0),
    )


def strip(rows, limits):
    """Late by RPTC, late by partners, running, and how full the house is."""
    referrals = reverse("referrals:referral-list")
    people, room = Stay.objects.in_house().count(), limits.on(CAPACITY, timezone.localdate())
    rptc, partner = sum(r.late_rptc for r in rows), sum(r.late_partner for r in rows)
    return [
        Figure(str(rptc), _("late, RPTC owes"), f"{referrals}?late=rptc", late=bool(rptc)),
        Figure(str(partner), _("late, the partner owes"), f"{referrals}?late=partner", late=bool(partner)),
        Figure(str(sum(r.running for r in rows)), _("referrals running"), f"{referrals}?state=running"),
        Figure(
            str(people),
            _("in the house"),
            reverse("clients:stay-board"),
            unit=f"/ {room.value}" if room else "",
        ),
    ]
