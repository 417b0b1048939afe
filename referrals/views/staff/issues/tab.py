"""The issues of one referral, as one of its parts."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals.models import Clock, Promise, Referral, Side
from referrals.reading import partner_name
from referrals.views.staff.issues.listing import task
from referrals.views.staff.parts import tabs
from rptc import audit
from rptc.accounts.access import requires

TELLING = 7  # days after which the ladder calls a return that the partner owes an inter-agency issue


@require_safe
@requires("referrals.see")
def show(request, code):
    """Reading it is recorded."""
    rows = Referral.objects.visible_to(request.user).select_related("episode__person", "partner")
    referral, now = rows.filter(code=code).first(), timezone.now()
    if referral is None:
        raise Http404
    audit.read("referral-issues-opened", referral, by=request.actor)
    found = referral.issues.select_related("partner", "referral").order_by("-made_at", "-pk")
    context = {
        "referral": referral, "partner": partner_name(referral.partner, request.user),
        "tabs": tabs.tabs(referral, request.user, "issues"), "tasks": [task(row, request.user, now) for row in found],
        "not_returned": _not_returned(referral, now), "writes": request.user.has_perm("referrals.write"),
    }  # fmt: skip
    return render(request, "referrals/issues/tab.html", context)


def _not_returned(referral, now):
    """Whether the partner owes the way back and is a week late."""
    late = (
        Promise.objects.late(now).filter(referral=referral, clock=Clock.PICK_UP, owed_by=Side.PARTNER).first()
    )
    return bool(late and late.days_late(now) >= TELLING)
