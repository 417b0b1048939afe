"""The task list of a draft: its sections with their states, and where to go on."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.intake.reading import BLOCKED, DONE, STARTED, UNTOUCHED
from clients.intake.sections import SECTIONS, following

WORDS = {
    DONE: (gettext_lazy("Done"), "plain"),
    STARTED: (gettext_lazy("Being filled in"), "info"),
    UNTOUCHED: (gettext_lazy("Not started"), ""),
    BLOCKED: (gettext_lazy("Not possible yet"), ""),
}


def steps(reading):
    """One dict a section: title, address (none while blocked), words and kind of the state, hint."""
    return [_step(reading, section, reading.status(section.code)) for section in SECTIONS.values()]


def _step(reading, section, status):
    words, kind = WORDS[status]
    hint = section.why_not if status == BLOCKED else _hint(reading, section.code, status)
    return {
        "title": section.title,
        "open": status != DONE,
        "href": "" if status == BLOCKED else address(reading, section.code),
        "words": words,
        "kind": kind,
        "hint": hint,
    }


def _hint(reading, code, status):
    faults = len(reading.answered(code).errors) if status == STARTED and reading.kept(code).get("data") else 0
    return _("%(n)d answers still needed") % {"n": faults} if faults else ""


def address(reading, code, back=""):
    """Where a section is filled in, or the check page for ""; `back` is "check" on the way back to it."""
    if not code:
        return reverse("clients:draft-check", args=[reading.draft.code])
    return reverse("clients:draft-section", args=[reading.draft.code, code]) + (
        f"?back={back}" if back else ""
    )


def go_on(reading, code="", back=""):
    """The address after a section is done: the next that is not, going round; the check page when all are."""
    order = following(code) if code and not back else list(SECTIONS)
    todo = [one for one in order if reading.status(one) in (UNTOUCHED, STARTED)]
    return address(reading, todo[0] if todo else "", back)
