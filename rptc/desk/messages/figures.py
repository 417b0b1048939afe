"""The strip above the messages: each number equals the list behind its link."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from rptc.desk.messages.forms import STATES
from rptc.notices.models import Notice
from rptc.ui.parts import Chip, Figure, Link
from rptc.ui.templatetags.show import wita


def figures(state):
    """What waits by channel, with the age of the oldest, and what was given up."""
    rows = [
        Figure(
            str(state.queued[channel]), words.label, _to("waiting", channel),
            note=_("oldest %(when)s") % {"when": wita(since)} if (since := state.oldest.get(channel)) else "",
        )
        for channel, words in ((c.value, c) for c in Notice.Channel)
    ]  # fmt: skip
    return [Figure(str(state.failed), _("could not be delivered"), _to("failed"), late=bool(state.failed)), *rows]


def tabs(chosen, state):
    """The three lists as links."""
    counts = {"failed": state.failed}
    return [
        Link(str(words), _to(name, chosen["channel"]), name == chosen["state"], counts.get(name, 0), _("open"))
        for name, words in STATES
    ]


def chips(chosen):
    """The channel in force, and the address without it."""
    if not chosen["channel"]:
        return []
    return [Chip(str(Notice.Channel(chosen["channel"]).label), _to(chosen["state"]))]


def _to(state, channel=""):
    return "?" + urlencode({"state": state, **({"channel": channel} if channel else {})})
