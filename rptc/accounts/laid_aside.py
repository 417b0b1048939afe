"""Session expiry loses nothing (H8): what was posted into an ended session or with a stale token is laid aside,
sealed, for 24 hours, and comes back to the same person only. At most 64 kB, no files, only on forms with a draft."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.core import signing
from django.http import QueryDict
from django.urls import resolve
from django.utils import timezone

from rptc.accounts.models import LaidAside, Press

COOKIE, SALT, PARAMETER = "last_user", "rptc.last-user", "laid"
KEPT_FOR, MOST = timedelta(hours=24), 64 * 1024
PRESSES_KEPT_FOR = timedelta(days=7)
ELSEWHERE = ("Origin checking", "Referer checking")  # how Django begins those reasons
LEFT_OUT = ("csrfmiddlewaretoken", "once")


def keeps_text(view):
    """Mark a view whose posted text is laid aside; the view reads it back from `request.laid`."""
    view.keeps_text = True
    return view


def remember(response, user):
    """Let this browser know, signed, who used it last."""
    value = signing.dumps(user.pk, salt=SALT)
    response.set_cookie(COOKIE, value, max_age=KEPT_FOR, httponly=True, samesite="Lax", secure=_secure())


def named(request):
    """The key of the person whom the browser's cookie names, or None."""
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None


def last_user(request):
    """The active person who used this browser last, or None."""
    pk = named(request)
    return get_user_model().objects.filter(pk=pk, is_active=True).first() if pk else None


def lay_stale(request, reason):
    """Keep the text of a post whose token was too old; one from another site is nobody's text. As `lay`."""
    if reason.startswith(ELSEWHERE):
        return ""
    user = getattr(request, "user", None)
    user = user if user and user.is_authenticated else last_user(request)
    return lay(request, user) if user else ""


def sweep(now):
    """Take away what nobody came back for, and presses that nobody can repeat any more."""
    gone, _rows = LaidAside.objects.filter(laid_at__lt=now - KEPT_FOR).delete()
    Press.objects.filter(at__lt=now - PRESSES_KEPT_FOR).delete()
    return {"laid_aside_removed": gone}


def lay(request, user):
    """Keep the posted text of `request` for `user`; returns the address at which it comes back, or ""."""
    if not _wanted(request):
        return ""
    data = request.POST.copy()
    for name in LEFT_OUT:
        data.pop(name, None)
    kept = LaidAside.objects.create(user=user, path=request.path[:300], data=data.urlencode())
    return f"{request.path}?{urlencode({PARAMETER: kept.code})}"


def take(request):
    """The text that comes back to this person on this page, as a QueryDict; None when there is none."""
    if not request.GET.get(PARAMETER):
        return None
    since = timezone.now() - KEPT_FOR
    kept = LaidAside.objects.filter(
        code=request.GET[PARAMETER], user=request.user, path=request.path, laid_at__gte=since
    )
    row = kept.first()
    return QueryDict(row.data) if row else None


def _wanted(request):
    form = request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data")
    autosaved = request.headers.get("X-Autosave")
    small = len(request.POST.urlencode()) <= MOST if form else False
    return form and small and not autosaved and getattr(resolve(request.path_info).func, "keeps_text", False)


def _secure():
    from django.conf import settings

    return settings.SESSION_COOKIE_SECURE
