"""A planned journey for one's own calendar."""

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_safe

from referrals import calendar
from referrals.views.staff import fetch
from rptc.accounts.access import requires


@require_safe
@requires("referrals.see")
def journey(request, code, leg):
    """404 where nothing was ever planned."""
    referral = fetch.referral(request.user, code)
    planned = calendar.journey_of(referral, leg)
    if planned is None:
        raise Http404
    page = settings.SITE_URL + reverse("referrals:referral-detail", args=[code])
    return calendar.response(referral, planned, page)
