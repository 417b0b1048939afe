"""A mail that could not be delivered is told: a line in the program, about the message itself, for whoever would carry
it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rptc import notices
from rptc.notices import recipients, texts
from rptc.notices.models import Notice

TEMPLATE = "message-failed"
FALLBACK = ["role:administration"]  # of an office or a contact that nobody of the unit stands beside


def register():
    """Say what such a line says; called once, when the app is ready."""
    texts.register("notice", words, lambda notice: settings.SITE_URL + reverse("desk:messages"))


def words(lines):
    """{pk: sentence}; the line's label is the number of what the message was about."""
    said = _("Could not be delivered: %(how)s")
    return {n.pk: said % {"how": Notice.Channel(n.context["by"]).label} for n in lines}


def failed(notice, now):
    """Queue the line, once for each time it was given up."""
    return notices.queue(
        TEMPLATE, to=recipients.carriers(notice) or FALLBACK, about=notice, needs_ack=True, now=now, by=notice.channel,
        key=f"{TEMPLATE}:{notice.code}:{now:%Y%m%d%H%M%S}", to_label=notice.to_label,
    )  # fmt: skip


def forget(now):
    """Withdraw lines about what was delivered, done by hand or withdrawn since; returns how many."""
    told = Notice.objects.filter(template=TEMPLATE, state=Notice.State.QUEUED)
    still = Notice.objects.failed().filter(code__in=told.values("about_code")).values("code")
    return told.exclude(about_code__in=list(still.values_list("code", flat=True))).update(
        state=Notice.State.DROPPED, done_at=now
    )
