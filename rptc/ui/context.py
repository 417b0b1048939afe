"""What the frame of a page needs, worked out when a layout asks: menu, badges, person, language, session."""

from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from . import badges, nav, pulse


def frame(request):
    """Context processor: `frame`, see `Frame`."""
    return {"frame": Frame(request)}


class Frame:
    """The frame of one page. Statements: one for all badges and facts, none else (the user is already loaded)."""

    demo = not settings.PRODUCTION

    def __init__(self, request):
        self.request = request

    @cached_property
    def user(self):
        user = getattr(self.request, "user", None)
        return user if user and user.is_authenticated else None

    @cached_property
    def asked(self):
        """Badges and facts, see rptc.ui.badges.ask."""
        return badges.ask(self.user)

    @cached_property
    def stopped(self):
        """What is said of a stopped job to those who can have it started, or nothing."""
        return pulse.warning(self.asked[1]) if self.user else ""

    @cached_property
    def nav(self):
        """Menu entries as the templates want them, with badges and the current one marked."""
        if not self.user:
            return []
        places, counted = nav.visible_to(self.user), self.asked[0]
        here = nav.current(places, self.request.path)
        return [_entry(place, url, place is here, counted.get(place.badge)) for place, url in places]

    @cached_property
    def bottom(self):
        """The bottom bar of a phone: four places and "More", which is a page of its own."""
        bar, rest = self.nav[: nav.IN_THE_BAR], self.nav[nav.IN_THE_BAR :]
        more = nav.Place(_("More"), _("More"), "more", "ui:more")
        url = nav.address(more.url_name)
        return [*bar, _entry(more, url, self.request.path == url or any(item["current"] for item in rest))]

    @cached_property
    def me(self):
        """Who is signed in: name, role in words, address of the account page, address of sign-out."""
        if not self.user:
            return None
        who = {"name": str(self.user), "role": self.user.position or self.user.get_role_display()}
        return who | {
            "url": nav.address("account_change_password"),
            "sign_out": nav.address("account_logout"),
        }

    @cached_property
    def acting(self):
        """The delegation by which this person acts for the unit head today, or None: said on every page."""
        return self.user.standing_in if self.user else None

    @cached_property
    def language(self):
        """The other language: its code, its own name, the address that switches and comes back here."""
        code, name = ("id", "Bahasa Indonesia") if get_language() == "en" else ("en", "English")
        here = self.request.get_full_path() if self.request.method in ("GET", "HEAD") else self.request.path
        return {
            "code": code,
            "name": name,
            "url": f"{reverse('ui:language')}?{urlencode({'to': code, 'next': here})}",
        }

    @cached_property
    def session_ends(self):
        """When the session ends if nothing more is done; None for the public."""
        return timezone.now() + timedelta(minutes=settings.SESSION_IDLE_MINUTES) if self.user else None

    @cached_property
    def unit(self):
        """The unit's name and telephone, as printed and as dialled."""
        digits = "".join(c for c in settings.UNIT_PHONE if c.isdigit())
        return {
            "name": settings.UNIT_NAME,
            "phone": settings.UNIT_PHONE,
            "tel": f"+62{digits[1:]}" if digits.startswith("0") else digits,
        }

    @cached_property
    def search_url(self):
        """The client search, where this person may search."""
        return nav.address("clients:search") if self.user and self.user.has_perm("clients.search") else ""

    messages_url = property(lambda self: nav.address("desk:messages"))
    help_url = property(lambda self: nav.address("ui:help"))
    privacy_url = property(lambda self: nav.address("ui:privacy"))


def _entry(place, url, current, badge=None):
    words = {"label": place.label, "short": place.short, "icon": place.icon, "gap": place.gap}
    return words | {"url": url, "current": current, "badge": badge}
