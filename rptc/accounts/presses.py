"""A double press does nothing twice (H10): a form carries its own token, and the token remembers where it led."""

import re
import secrets
from functools import wraps

from django.db import transaction
from django.shortcuts import redirect

from rptc.accounts.models import Press

FIELD = "once"
TOKEN = re.compile(r"[\w-]{1,40}", re.ASCII)


def new_token():
    """A fresh token for one rendering of a form; `{% once %}` writes it."""
    return secrets.token_urlsafe(16)


def once(view):
    """Run a POST view once per token. A second press waits for the first and follows it to the same place.

    Only a redirect counts as done: a form shown again with its faults may be pressed again.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        token = request.POST.get(FIELD, "")
        if request.method != "POST" or not TOKEN.fullmatch(token):
            return view(request, *args, **kwargs)
        with transaction.atomic():
            press, first = Press.objects.get_or_create(token=token, defaults={"user": _user(request)})
            if not first:
                return redirect(press.led_to if press.user_id == getattr(_user(request), "pk", None) else "/")
            response = view(request, *args, **kwargs)
            _remember(press, response)
            return response

    return guarded


def _remember(press, response):
    if response.status_code in (301, 302, 303) and len(response.url) <= 300:
        Press.objects.filter(pk=press.pk).update(led_to=response.url)
    else:
        press.delete()


def _user(request):
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None
