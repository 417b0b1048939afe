"""Why an act was not done, in a sentence for the person who tried.

Everything that this app refuses is NotNow, NotAllowed or a Refused of clients; `sentence(error)` has the words for any.
"""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from rptc.flow import NotNow
from rptc.lib.refused import saved as keep
from rptc.ui.templatetags.show import wita


class AlreadyConfirmed(Refused):
    """This half stands already: `who` and `when` (the moment it happened)."""

    def __init__(self, who, when):
        self.who, self.when = who, when
        super().__init__(_("Already confirmed by %(who)s, %(when)s.") % {"who": who, "when": wita(when)})


class AlreadyDecided(Refused):
    """Somebody decided first."""

    def __init__(self, who, when):
        self.who, self.when = who, when
        super().__init__(_("Already decided by %(who)s, %(when)s.") % {"who": who, "when": wita(when)})


class WrongPin(Refused):
    """`left` tries remain before the link locks."""

    def __init__(self, left):
        self.left = left
        super().__init__(_("The PIN is wrong. Tries left: %(left)d.") % {"left": left})


class NoPin(WrongPin):
    """Nobody gave this contact a PIN, so that whatever was typed costs no try."""

    def __init__(self):
        Refused.__init__(
            self, _("You have no PIN yet. Call RPTC: %(phone)s.") % {"phone": settings.UNIT_PHONE}
        )


class Locked(Refused):
    def __init__(self):
        super().__init__(_("This link is locked after five wrong PINs. Call RPTC for a new one."))


class Over(Refused):
    def __init__(self):
        super().__init__(_("This referral has ended. Nothing more can be confirmed here."))


def sentence(error):
    """The words for any refusal of an action."""
    if isinstance(error, NotNow):
        return _("That is no longer open: this referral has moved on. Reload the page.")
    if isinstance(error, PermissionDenied):
        return _("You may not do this. Ask the unit head.")
    return error.sentence


def moment(at, *, now=None):
    """`at`, or now when it is None; refuses the future."""
    now = now or timezone.now()
    if at is not None and at > now:
        raise Refused(_("This lies in the future. Give a time that has passed."))
    return at or now


def not_before(at, earlier):
    """Refuses a moment before the step that came first."""
    if at < earlier:
        raise Refused(_("Give a time after %(earlier)s.") % {"earlier": wita(earlier)})


def required(text, words):
    """The text without outer spaces; refuses an empty one with `words`."""
    if not (text or "").strip():
        raise Refused(words)
    return text.strip()


def saved(row, *, exclude=()):
    """Check and save a row; what its constraints refuse, even in a race, becomes their sentence."""
    return keep(row, exclude=exclude, refuse=Refused)
