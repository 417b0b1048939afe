"""One issue: whose turn it is, its clock, what was asked and answered, what happened, what can be done now."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals.models import Issue, Side
from referrals.views.staff.issues import fetch, parts
from referrals.views.staff.issues.table import open_acts
from rptc import audit
from rptc.accounts.access import requires
from rptc.ui import due


@require_safe
@requires("referrals.see")
def show(request, code):
    """Reading it is recorded."""
    row, now, user = fetch.issue(request.user, code), timezone.now(), request.user
    audit.read("issue-opened", row, by=request.actor)
    reads, acts, lines = fetch.reads_it(row, user), open_acts(row, request.actor), parts.lines(row)
    waits = row.state == Issue.State.OPEN
    context = {
        "issue": row, "now": now, "title": title(row, now), "whom": fetch.with_whom(row, user), "reads": reads,
        "kind": "danger" if waits and row.is_late(now) else fetch.KINDS[row.state], "waits": waits,
        "first": acts[0] if acts else None, "others": acts[1:], "owner": _("RPTC") if row.owed_by == Side.RPTC else row.owner_name,
        "carry": parts.carry(row, lines) if user.has_perm("referrals.write") else [],
        "events": parts.events(row, lines, reads), "facts": list(parts.facts(row)),
    }  # fmt: skip
    return render(request, "referrals/issues/detail.html", context)


def title(row, now):
    """Whose turn it is, in words."""
    if row.state == Issue.State.OPEN:
        words = due.words(row.due, now)
        told = {"who": row.owner_name, "when": f"{words[:1].lower()}{words[1:]}"}
        return _("Waiting for the answer of %(who)s: %(when)s") % told
    if row.state == Issue.State.ANSWERED:
        return _("Answered: settle it, or ask again")
    return row.get_state_display()
