"""Small pages of the frame itself: language, everything else in the menu, one more half hour."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

A_YEAR = 365 * 24 * 3600  # seconds


@require_safe
@login_not_required
def language(request):
    """Switch the language and return to `next`, with its query; an outside address means the front page."""
    to, back = request.GET.get("to", ""), request.GET.get("next", "")
    inside = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if inside else "/")
    if to in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, to, max_age=A_YEAR, samesite="Lax", secure=request.is_secure()
        )
    return response


@require_safe
def more(request):
    """Every place of the menu as a page, for phones and without script."""
    return render(request, "ui/more.html")


@require_safe
@login_not_required
def page(request, name):
    """A page of words that the foot of every page leads to: help, data protection."""
    return render(request, f"ui/{name}.html")


@require_POST
def stay(request):
    """The person is still there; rptc.accounts.middleware has noted it, as with any other request."""
    return HttpResponse(status=204)
