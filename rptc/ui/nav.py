"""The places of the menu, in order. A place is shown when its page exists and the person may open it."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

IN_THE_BAR = 4  # places in the bottom bar of a phone, before "More"


@dataclass(frozen=True)
class Place:
    """One entry. `under` is the part of the site that belongs to it; `badge` is a key of rptc.ui.badges;
    who holds `without` has another place instead."""

    label: str
    short: str
    icon: str
    url_name: str
    permission: str = ""
    badge: str = ""
    under: str = ""
    gap: bool = False
    without: str = ""


PLACES = [
    Place(
        _("Desk"), pgettext_lazy("menu", "Desk"), "home", "desk:home", badge="desk", without="partner.inbox"
    ),
    Place(_("Inbox"), pgettext_lazy("menu", "Inbox"), "home", "inbox:home", "partner.inbox", under="/inbox/"),
    Place(_("Our own figures"), _("Figures"), "report", "inbox:figures", "partner.inbox"),
    Place(
        _("Colleagues"),
        pgettext_lazy("menu", "Colleagues"),
        "person",
        "inbox:colleagues",
        "partner.inbox",
        under="/inbox/colleagues/",
    ),
    Place(_("My account"), _("Account"), "lock", "inbox:account", "partner.inbox"),
    Place(_("Clients"), _("Clients"), "person", "clients:search", "clients.search", under="/clients/"),
    Place(
        _("Referrals"), _("Referrals"), "referral", "referrals:referral-list", "referrals.see", "referrals"
    ),
    Place(_("Bed board"), _("Beds"), "bed", "clients:stay-board", "clients.see_stays"),
    Place(_("Needs"), _("Needs"), "check", "clients:need-list", "clients.see_needs", under="/clients/needs/"),
    Place(
        _("Outreach"),
        pgettext_lazy("menu", "Outreach"),
        "person",
        "clients:operation-list",
        "clients.register",
        under="/clients/operations/",
    ),
    Place(_("Partners"), _("Partners"), "partner", "desk:partner-list", "partners.see", under="/partners/"),
    Place(_("Letters"), _("Letters"), "file", "letters:text-list", "letters.see", under="/letters/"),
    Place(_("Reports"), _("Reports"), "report", "reports:table1", "reports.see", under="/reports/", gap=True),
    Place(
        _("Registers"),
        _("Registers"),
        "file",
        "clients:register-list",
        "clients.import",
        under="/clients/registers/",
    ),
    Place(_("Messages"), _("Messages"), "info", "desk:messages", "messages.see"),
    Place(_("Settings"), _("Settings"), "calendar", "desk:settings", "clocks.edit", under="/settings/"),
    Place(_("Accounts"), _("Accounts"), "lock", "desk:people", "accounts.manage", under="/accounts/people/"),
]


def address(url_name):
    """The address of a named page, or "" while that part of the product is not installed."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def visible_to(user):
    """(place, address) of the places `user` may open."""
    places = ((place, address(place.url_name)) for place in PLACES)
    return [
        (place, url)
        for place, url in places
        if url
        and (not place.permission or user.has_perm(place.permission))
        and not (place.without and user.has_perm(place.without))
    ]


def current(places, path):
    """The place that `path` belongs to: the longest match wins, the desk only on its own address."""

    def reach(place, url):
        root = place.under or url
        return len(root) if path == url or (root != "/" and path.startswith(root)) else 0

    best = max(places, key=lambda pair: reach(*pair), default=None)
    return best[0] if best and reach(*best) else None
