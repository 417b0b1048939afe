"""What a partner asked of RPTC, as its members read it: the number, RPTC's answer, when and where. What was told of the
person is read back only by the account that wrote it, and only while it waits or the client is expected."""

from django.urls import reverse
from django.utils.translation import gettext as _

from referrals import asking, lists
from referrals.models import Incoming
from rptc import notices
from rptc.notices.models import Notice
from rptc.ui import due
from rptc.ui.parts import Row, Task
from rptc.ui.templatetags.show import wita

MOST = 100
KINDS = {"received": "info", "accepted": "success"}


def tasks(partner, now):
    """The newest first; those that RPTC entered in error are left out."""
    found = (
        Incoming.objects.sent_by(partner).exclude(state=Incoming.State.VOID).order_by("-received_at", "-pk")
    )
    return [_task(row, now) for row in found[:MOST]]


def title(row):
    """RPTC's answer in words."""
    return {
        "received": _("Waiting for RPTC's answer"), "accepted": _("RPTC accepts"), "declined": _("RPTC declines"),
        "withdrawn": _("Taken back"),
    }[row.state]  # fmt: skip


def read(row, user, by, now):
    """This member has read RPTC's answer: their line about it is done."""
    about = {"about_kind": "incoming", "about_code": row.code, "state": "queued"}
    for line in Notice.objects.addressed_to([f"user:{user.pk}"]).in_app().filter(**about):
        notices.done(line, by=by, at=now)


def rows(row):
    """Rows of the page."""
    found = [
        Row(_("Sent"), wita(row.received_at)),
        Row(_("About"), asking.somebody(row) if readable(row) else row.initials),
    ]
    if row.state == Incoming.State.RECEIVED:
        found.append(Row(_("RPTC answers by"), wita(row.due)))
    if row.bring_by:
        found.append(Row(_("Bring the client by"), wita(row.bring_by)))
    if row.bring_to:
        found.append(Row(_("Bring the client to"), row.bring_to))
    if row.reason:
        found.append(Row(_("Reason"), lists.INCOMING_DECLINE.label(row.reason)))
    if row.reason_note:
        found.append(Row(_("Note"), row.reason_note))
    return found + (asking.rows(row) if readable(row) else [])


def readable(row):
    """Whether what was told of the person is still shown to the sender."""
    mine = row.means == Incoming.Means.ACCOUNT
    return mine and row.state in (Incoming.State.RECEIVED, Incoming.State.ACCEPTED) and row.case is None


def may_withdraw(row, actor):
    """Whether this contact may take it back now."""
    return "withdraw" in {move.name for move in row.get_available_user_state_transitions(actor)}


def _task(row, now):
    waits = row.state == Incoming.State.RECEIVED
    return Task(
        title(row), reverse("inbox:incoming-detail", args=[row.code]), code=row.number,
        meta=_("initials %(letters)s") % {"letters": row.initials}, due=due.due(row.due, now=now) if waits else None,
        tag="" if waits else row.get_state_display(), kind=KINDS.get(row.state, "plain"),
    )  # fmt: skip
