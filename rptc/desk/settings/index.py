"""`/settings/`: the settings that exist and that this person may open."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rptc.accounts.access import requires
from rptc.desk.settings.access import READERS
from rptc.sop.actions import holidays
from rptc.ui.nav import address


@dataclass(frozen=True)
class Entry:
    """One place of the index; `url_name` may belong to a part that is not installed."""

    title: str
    words: str
    url_name: str
    permissions: tuple


ENTRIES = [
    Entry(
        _("Time limits"), _("How long each step may take, for whom, from when."), "desk:limit-list", READERS
    ),
    Entry(
        _("Ladders of reminders"),
        _("Who is told when a promise comes near or has passed."),
        "desk:ladder-list",
        READERS,
    ),
    Entry(
        _("Days off"), _("National holidays, collective leave and local days."), "desk:holiday-list", READERS
    ),
    Entry(
        _("Departures from rules"),
        _("What was departed from, why, and who approved it."),
        "desk:deviation-list",
        ("deviations.decide", "audit.see"),
    ),
    Entry(
        _("Delegates"),
        _("Who stands in for the unit head (Plh./Plt.)."),
        "desk:delegation-list",
        ("people.delegate",),
    ),
    Entry(_("On duty"), _("Who hears what may ring at night."), "desk:duty-list", ("people.delegate",)),
    Entry(_("Case loads"), _("Hand cases over, name deputies."), "desk:caseload-list", ("people.delegate",)),
    Entry(
        _("Offices the unit writes to"),
        _("Name, address and e-mail of each office."),
        "desk:offices",
        ("letters.write",),
    ),
    Entry(
        _("Instruments"),
        _("Questionnaires of the assessments: versions, blank forms."),
        "clients:instrument-list",
        ("clients.edit_instruments",),
    ),
    Entry(
        _("Texts of letters"),
        _("Versions of every letter, approved by name."),
        "letters:text-list",
        ("letters.see",),
    ),
]
PERMISSIONS = sorted({permission for entry in ENTRIES for permission in entry.permissions})


@require_safe
@requires(*PERMISSIONS)
def index(request):
    """Open for whoever may open one of them."""
    shown = [
        (entry, url) for entry in ENTRIES if (url := address(entry.url_name)) and _may(request.user, entry)
    ]
    missing = [str(year) for year in holidays.incomplete()] if _may(request.user, ENTRIES[2]) else []
    return render(request, "desk/settings/index.html", {"entries": shown, "missing": missing})


def _may(user, entry):
    return any(user.has_perm(permission) for permission in entry.permissions)
