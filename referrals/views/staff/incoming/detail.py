"""One referral to RPTC: who asks for whom, until when an answer is owed, who may be meant, what can be done now."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals import asking, reading
from referrals.actions.incoming.intake import unfinished
from referrals.models import Incoming
from referrals.views.staff.incoming import carrying, fetch, parts, reads
from referrals.views.staff.incoming.known import likely
from referrals.views.staff.incoming.listing import KINDS, state
from rptc import audit
from rptc.ui import due


@require_safe
@reads
def show(request, code):
    """Reading it is recorded."""
    row, now, user = fetch.incoming(request.user, code), timezone.now(), request.user
    audit.read("incoming-opened", row, by=request.actor)
    verbs = {move.name for move in row.get_available_user_state_transitions(request.actor)}
    writes = user.has_perm("referrals.write")
    waits, to_come = (
        row.state == Incoming.State.RECEIVED,
        row.state == Incoming.State.ACCEPTED and not row.case,
    )
    context = {
        "row": row, "now": now, "title": title(row, now), "who": asking.somebody(row), "name": asking.name(row),
        "sender": reading.sender(row, user), "verbs": verbs, "writes": writes, "waits": waits, "to_come": to_come,
        "state": state(row), "kind": "danger" if waits and row.is_late(now) else KINDS[row.state], "case": row.case,
        "unfinished": unfinished(row), "known": likely(row, user) if writes and (waits or to_come) else None,
        "asks": parts.asks(row, user), "about": asking.rows(row), "answer": list(parts.answer(row)),
        "carry": carrying.carry(row) if writes else [], "earlier": parts.earlier(row, user), "events": parts.events(row),
    }  # fmt: skip
    return render(request, "referrals/incoming/detail.html", context)


def title(row, now):
    """Whose turn it is, in words."""
    if row.state == Incoming.State.RECEIVED:
        words = due.words(row.due, now)
        return _("RPTC's answer: %(when)s") % {"when": f"{words[:1].lower()}{words[1:]}"}
    if row.state == Incoming.State.ACCEPTED:
        return _("Accepted and taken in") if row.case else _("Accepted: the client is to be taken in")
    return row.get_state_display()
