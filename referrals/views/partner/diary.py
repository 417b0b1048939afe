"""The planned journey for the partner's calendar: what the page shows before a PIN, no more."""

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.http import require_safe

from referrals import calendar, whatsapp
from referrals.models import Journey, Link
from referrals.views.partner import pages
from referrals.views.partner.headers import unlisted

SHOWN = [Journey.State.PLANNED, Journey.State.CANCELLED]


@login_not_required
@unlisted
@require_safe
def journey(request, token, leg):
    """A link that does not run, or is locked, gives no file; it looks like an unknown one."""
    link = Link.from_token(token)
    if link is None or not _goes_to(link, request.GET.get("of", "")) or link.locked_at:
        return pages.nothing(request, 404)
    planned = calendar.journey_of(link.referral, leg)
    if planned is None or planned.state not in SHOWN:
        return pages.nothing(request, 404)
    return calendar.response(link.referral, planned, whatsapp.address(link))


def _goes_to(link, code):
    """Whether the link runs; in a group `code` says for which of its members, as on its page."""
    if code and link.referral.group_id:
        sent = link.referral.group.referrals.filter(code=code, sent_at__isnull=False)
        link.referral = sent.select_related("episode").first() or link.referral
    return link.phase() == "live" and link.phase_here() == "live"
