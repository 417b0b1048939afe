"""The parts of the page: rows in hand turned into what a partial takes."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals import lists, reading
from referrals.models import Incoming
from rptc.ui.parts import Entry, Row, Task
from rptc.ui.templatetags.show import day, phone, wita

VERBS = {
    "accept": gettext_lazy("Accepted by RPTC"), "decline": gettext_lazy("Declined by RPTC"),
    "withdraw": gettext_lazy("Taken back by the sender"), "void": gettext_lazy("Entered in error"),
}  # fmt: skip
EARLIER = 5


def asks(row, user):
    """Who asks and how it came."""
    number = " ".join(filter(None, [row.letter_number, row.letter_date and f"({day(row.letter_date)})"]))
    yield Row(_("Partner or agency"), reading.sender(row, user))
    yield Row(_("Who asks"), ", ".join(filter(None, [row.contact_name, phone(row.contact_phone)])))
    yield Row(_("How it came"), row.get_means_display())
    if number:
        yield Row(_("Their letter"), number)
    yield Row(_("Received"), wita(row.received_at))
    if row.recorded_at > row.received_at:
        yield Row(
            _("Recorded"), _("%(when)s, %(who)s") % {"when": wita(row.recorded_at), "who": row.recorded_by}
        )


def answer(row):
    """What RPTC answered, or why it ended; nothing while it waits."""
    if row.bring_by or row.bring_to:
        yield Row(_("Bring the client"), bring(row))
    if row.reason:
        yield Row(_("Reason"), lists.INCOMING_DECLINE.label(row.reason))
    if row.reason_note:
        yield Row(_("Note"), row.reason_note)


def bring(row):
    """ "by 3 February 2026, 10.00 WITA, to the gate"."""
    by = row.bring_by and _("by %(when)s") % {"when": wita(row.bring_by)}
    return ", ".join(filter(None, [by, row.bring_to and _("to %(place)s") % {"place": row.bring_to}]))


def earlier(row, user):
    """Others of the same sender with the same initials: perhaps the same person, asked for again."""
    same = Q(partner=row.partner) if row.partner_id else Q(agency__iexact=row.agency, partner=None)
    rows = Incoming.objects.visible_to(user).filter(same, initials=row.initials).exclude(pk=row.pk)
    return [
        Task(one.number, reverse("referrals:incoming-detail", args=[one.code]), tag=one.get_state_display(), kind="plain",
             meta=day(one.received_at))
        for one in rows.order_by("-received_at")[:EARLIER]
    ]  # fmt: skip


def events(row):
    """What happened, newest first."""
    found = [Entry(_("Recorded"), row.recorded_at, row.recorded_by)]
    for move in row.log.all():
        by = f"{move.actor_label} ({_('acting')})" if move.acting_for else move.actor_label
        found.append(
            Entry(str(VERBS[move.verb]), move.at, by, mark="key" if move.verb == "accept" else "late")
        )
    return found[::-1]
