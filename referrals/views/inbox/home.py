"""The inbox: what waits, by what happens next; what to know; what has ended. And the partner's own figures."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals.inbox import figures as own_figures
from referrals.inbox.groups import groups
from referrals.inbox.news import news
from referrals.inbox.own import finished
from referrals.views.inbox.door import member_only


@require_safe
@member_only
def home(request):
    """At most twelve statements, whatever the number of rows."""
    now, partner = timezone.now(), request.member.partner
    found, late = groups(partner, request.actor, now)
    context = {
        "groups": found, "late": late, "count": sum(len(group.tasks) for group in found), "now": now,
        "news": news(partner, now), "finished": finished(partner, now), "partner": partner,
    }  # fmt: skip
    return render(request, "referrals/inbox/home.html", context)


@require_safe
@member_only
def figures(request):
    """Only what the partner owed."""
    now, partner = timezone.now(), request.member.partner
    context = {"lines": own_figures.table(partner, now), "ways": own_figures.by_way(partner, now), "now": now}
    return render(request, "referrals/inbox/figures.html", context | {"partner": partner})
