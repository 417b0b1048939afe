"""Every answer under /r/ is kept nowhere, listed nowhere, and tells the next site nothing."""

from functools import wraps

HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def unlisted(view):
    """Put the three headers on whatever the view answers."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return guarded
