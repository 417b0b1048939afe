"""One record: who it is, its parts, how far it has come, its promises, its hand-overs."""

from django.utils import timezone

from rptc.ui import due, gauge

from . import part


@part("back")
def back(href, text):
    return {"href": href, "text": text}


@part("identity_bar")
def identity_bar(alias, code="", facts=(), tag="", kind="", alerts=(), photo="", heading=1):
    about = {"alias": alias, "code": code, "photo": photo, "heading": heading}
    return about | {"facts": facts, "tag": tag, "kind": kind, "alerts": alerts}


@part("sub_nav")
def sub_nav(links, label):
    return {"links": links, "label": label}


@part("track")
def track(steps, label):
    return {"steps": steps, "label": label}


@part("clock")
def clock(
    title, owner, start, original, current=None, now=None, kept_at=None, basis="", extension="", state=""
):
    """One promise; `current` is the promise in force where it was extended, `now` stops at `kept_at`."""
    current, now = current or original, kept_at or now or timezone.now()
    moments = {"start": start, "original": original, "current": current, "now": now, "kept_at": kept_at}
    words = {"title": title, "owner": owner, "basis": basis, "extension": extension}
    return {
        **words,
        **moments,
        "extended": current != original,
        "due": due.due(current, now=now, kept_at=kept_at, state=state),
        "gauge": gauge.gauge(start, original, current, now),
    }


@part("ladder")
def ladder(rungs, note=""):
    return {"rungs": rungs, "note": note}


@part("sides")
def sides(gives, takes):
    return {"halves": [gives, takes]}


@part("audit_line")
def audit_line(by, at, verb=""):
    return {"by": by, "at": at, "verb": verb}
