"""Pages for what went wrong: what happened, what to do next, in a layout that needs no account."""

import secrets

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template import loader


def bad_request(request, exception=None):
    """400: the browser sent something unreadable."""
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    """403: a page that exists, for somebody else; it says whom to ask (H21)."""
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    """404: nothing here, or nothing for this person."""
    return render(request, "404.html", status=404)


def too_many(request, exception=None):
    """429: too many tries."""
    return render(request, "429.html", status=429)


def server_error(request):
    """500: our fault. Nothing of the request is used, so that nothing fails again; the code is for a call."""
    code = secrets.token_hex(3).upper()
    return HttpResponseServerError(loader.get_template("500.html").render({"code": code}))


def csrf_failure(request, reason=""):
    """403 of a form whose page was too old, mostly after signing in elsewhere: open it afresh, with what was typed (H8)."""
    from rptc.accounts.laid_aside import lay_stale

    back = lay_stale(request, reason)
    return render(
        request, "csrf_failure.html", {"again": back or request.path, "kept": bool(back)}, status=403
    )
