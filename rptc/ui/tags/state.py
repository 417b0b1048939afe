"""State and time: icon, status tag, badge, due, save state, end of the session."""

from functools import cache

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html

from rptc.ui import due as deadlines

from . import part, register


@register.simple_tag
def icon(name):
    """A drawing from icons.svg; always beside a word."""
    return format_html('<svg class="r-icon" aria-hidden="true"><use href="{}#{}"/></svg>', _drawings(), name)


@cache
def _drawings():
    """Where the drawings are; asked once, a page shows two hundred."""
    return static("icons.svg")


@part("status_tag")
def status_tag(text, kind=""):
    return {"text": text, "kind": kind}


@part("badge")
def badge(count, words, kind=""):
    return {"count": count, "words": words, "kind": kind}


@part("due")
def due(moment, state="", now=None, kept_at=None, exact=True):
    """`moment` is a datetime, a ready Due, or nothing."""
    if moment and not isinstance(moment, deadlines.Due):
        moment = deadlines.due(moment, now=now, kept_at=kept_at, state=state)
    return {"due": moment, "exact": exact}


@part("save_state")
def save_state(saved_at=None, failed=False):
    return {"saved_at": saved_at, "failed": failed}


@part("timeout_dialog")
def timeout_dialog(ends):
    return {"ends": ends, "seconds": settings.SESSION_IDLE_MINUTES * 60}
