"""Lines from the house: people who are away longer than they were expected."""

from django.db.models import Exists, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models import Leave
from rptc.accounts.models import Duty
from rptc.desk.tasks.line import Line

MOST = 100


def away(user):
    """Own clients who are out, due when they are expected; for whoever is on duty everybody's. One statement."""
    on_duty = Exists(Duty.objects.at(timezone.now()).filter(user=user))
    mine = Q(stay__episode__case_worker=user) | Q(stay__episode__deputy=user) | Q(on_duty)
    found = Leave.objects.out().visible_to(user).filter(mine).select_related("stay__person", "stay__episode")
    return [_line(leave) for leave in found.order_by("expected_back")[:MOST]]


def _line(leave):
    person = leave.stay.person
    return Line(
        person.alias or person.full_name, reverse("desk:client-stay", args=[person.code]), leave.stay.episode.number,
        _("Expected back: %(what)s") % {"what": leave.get_kind_display()}, by=leave.expected_back,
    )  # fmt: skip
