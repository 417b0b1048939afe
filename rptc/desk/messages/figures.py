"""Beside the messages: what waits by channel (each number equals the list behind its link), tabs, filters in force."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from rptc.desk.messages.forms import STATES
from rptc.notices.models import Notice
from rptc.notices.watch import outbox
from rptc.ui.parts import Chip, Figure, Link
from rptc.ui.templatetags.show import wita


def figures(state):
    """What waits by channel, with the moment from which the oldest does."""
    return [
        Figure(
            str(state.queued[way]), way.label, _to("waiting", way.value), note=_since(state.oldest.get(way))
        )
        for way in Notice.Channel
    ]


def on_a_desk(now):
    """What was given up and what the mail server still owes, each with the list behind it; one statement. That the job
    stopped is said above every page."""
    queued, oldest, failed = outbox(now)
    page, mail = reverse("desk:messages"), Notice.Channel.EMAIL
    return [
        Figure(str(failed), _("messages undelivered"), f"{page}?state=failed", late=bool(failed)),
        Figure(
            str(queued[mail]), _("e-mails waiting"), page + _to("waiting", mail.value), note=_since(oldest.get(mail))
        ),
    ]  # fmt: skip


def _since(moment):
    return _("oldest %(when)s") % {"when": wita(moment)} if moment else ""


def tabs(chosen, state):
    """The three lists as links."""
    counts = {"failed": state.failed}
    return [
        Link(
            str(words), _to(name, chosen["channel"]), name == chosen["state"], counts.get(name, 0), _("open")
        )
        for name, words in STATES
    ]


def chips(chosen):
    """The channel in force, and the address without it."""
    if not chosen["channel"]:
        return []
    return [Chip(str(Notice.Channel(chosen["channel"]).label), _to(chosen["state"]))]


def _to(state, channel=""):
    return "?" + urlencode({"state": state, **({"channel": channel} if channel else {})})
