"""One of everything for the gallery. All people and partners are invented."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .due import due
from .lists import Page
from .parts import Bar, Chip, Entry, Figure, Half, Link, Row, Rung, Step, Task

NOW = datetime(2026, 11, 26, 21, 40, tzinfo=ZoneInfo("Asia/Makassar"))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TONIGHT = NOW.replace(hour=23, minute=59, second=59)
ICONS = [
    *("home", "search", "person", "referral", "bed", "partner", "voice", "report", "more", "plus", "back"),
    *("next", "check", "cross", "ontime", "near", "late", "warn", "info", "lock", "phone", "print"),
    *("calendar", "exit", "file", "cloud"),
]


def menu():
    """The menu of a unit head with two badges."""
    waiting = {"count": "5", "words": _("waiting for you"), "kind": ""}
    late = {"count": "3", "words": _("late"), "kind": "late"}
    places = [
        (_("Desk"), pgettext_lazy("menu", "Desk"), "home", waiting),
        (_("Clients"), _("Clients"), "person", None),
        (_("Referrals"), _("Referrals"), "referral", late),
        (_("Bed board"), _("Beds"), "bed", None),
        (_("Partners"), _("Partners"), "partner", None),
        (_("Reports"), _("Reports"), "report", None),
    ]
    return [
        {
            "label": label,
            "short": short,
            "icon": icon,
            "badge": badge,
            "url": "#",
            "current": icon == "person",
        }
        for label, short, icon, badge in places
    ]


def samples():
    """What templates/gallery.html shows."""
    return {
        "now": NOW,
        "icons": ICONS,
        "reader": Stranger(),
        **_lists(),
        **_record(),
        **_referral(),
        **_find(),
    }


class Stranger:
    """Somebody before a sensitive part that needs a reason (see clients.sensitive.Reader)."""

    def opens(self, part):
        return False

    def words(self, part):
        return _("Health")

    def door(self, part, back=""):
        return "#g-panels"


def _lists():
    late, near, far = (due(NOW + gap, now=NOW) for gap in (-3 * DAY, HOUR, 3 * DAY))
    kept = due(NOW - DAY, now=NOW, kept_at=NOW - 2 * DAY), due(NOW - 2 * DAY, now=NOW, kept_at=NOW - DAY)
    return {
        "dues": [far, near, late, due(NOW - 5 * HOUR, now=NOW), due(TONIGHT, now=NOW), *kept],
        "tasks": [
            Task("Tn. X 07", "#", "K-2026-0398", _("Collect from the receiving shelter"), late),
            Task("Rani", "#", "K-2026-0452", _("Hand over"), near),
            Task("Aco", "#", "K-2026-0450", _("Call the guardian"), far),
            Task(_("Section: identity"), "#", tag=_("Not started")),
        ],
        "figures": [
            Figure("3", _("referrals late"), "#", note=_("of 17 running"), late=True),
            Figure("23", _("beds taken"), "#", "/ 100"),
            Figure("10", _("median to hand-over"), unit=_("hours")),
        ],
    }


def _record():
    return {
        "rows": [
            Row(_("Full name"), "Baco Daeng Ngalle", "#"),
            Row("NIK", "••••••••••••0014", "#"),
            Row(_("Nickname"), ""),
            Row(_("State"), tag=_("Accepted"), kind="success"),
        ],
        "entries": [
            Entry(_("Planned collection"), NOW + DAY, mark="future"),
            Entry(_("The partner accepted"), NOW - 2 * HOUR, "RS Contoh Mattoangin", mark="key", href="#"),
            Entry(_("Evening note"), NOW - DAY, "Fadil Rauf", _("Ate half a portion.")),
            Entry(
                _("Collection failed"), NOW - DAY, "Fadil Rauf", _("The letter was left behind."), mark="late"
            ),
        ],
        "links": [
            Link(_("Overview"), "#", current=True),
            Link(_("Timeline"), "#"),
            Link(_("Referrals"), "#", count=1, words=_("running")),
        ],
        "facts": [_("Female"), _("16 years"), "Anggrek 03"],
        "alerts": [_("Allergic to penicillin")],
    }


def _referral():
    moments = {"start": NOW - 13 * DAY, "original": TONIGHT - 10 * DAY, "extended": TONIGHT - 3 * DAY}
    return moments | {
        "tomorrow": TONIGHT + DAY,
        "steps": [
            Step(_("Sent"), "past", NOW - 20 * DAY),
            Step(_("Accepted"), "past", NOW - 19 * DAY),
            Step(_("Ready for collection"), "now", NOW - 13 * DAY, late=True),
            Step(_("Collected"), "todo"),
            Step(_("Finished"), "todo"),
        ],
        "rungs": [
            Rung("H−1", _("Social worker"), done_at=NOW - 2 * DAY),
            Rung("H+1", _("Unit head"), NOW, next=True),
            Rung("H+7", _("Head of the service"), NOW + 6 * DAY),
        ],
        "gives": Half(_("Handing over: RPTC"), _("Done"), done=True, who="Mirna Lestari", at=NOW - HOUR),
        "takes": Half(
            _("Receiving: LKSA Cahaya Pesisir"), _("Waiting"), waiting=True, note=_("The link was opened.")
        ),
    }


def _find():
    return {
        "chips": [Chip(_("Government"), "#")],
        "page": Page([], "113", newer="#", older="#"),
        "bars": [
            Bar(_("1 day"), 6),
            Bar(_("2 days"), 9),
            Bar(_("3 days"), 4, "b"),
            Bar(_("longer"), 1.5, "late", "1,5"),
        ],
    }
