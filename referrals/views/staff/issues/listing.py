"""The list of issues: whose turn it is, what is late, filtered in the address."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals.issue_filters import IssueFilter
from referrals.models import Issue, Side
from referrals.reading import partner_name
from referrals.views.staff.issues import fetch
from rptc.accounts.access import requires
from rptc.ui import due, lists
from rptc.ui.parts import Chip, Figure, Task


@require_safe
@requires("referrals.see")
def index(request):
    """Newest first; without a state in the address everything that is not settled."""
    now, chosen = timezone.now(), IssueFilter(request.GET, request=request)
    page = lists.page(request, chosen.qs.select_related("partner", "referral"), "made_at")
    figures = _figures(request.user, now)
    context = {
        "page": page, "tasks": [task(row, request.user, now) for row in page.rows], "figures": figures,
        "late": sum(int(f.number) for f in figures[:2]), "filter": chosen, "chips": _chips(chosen, request.GET),
    }  # fmt: skip
    return render(request, "referrals/issues/list.html", context)


def task(row, user, now):
    """One issue as a row; what it says only for those who may read it."""
    waits = row.state == Issue.State.OPEN
    words = [row.get_kind_display(), fetch.with_whom(row, user), fetch.owed(row) if waits else ""]
    return Task(
        row.title if fetch.reads_it(row, user) else row.get_kind_display(),
        reverse("referrals:issue-detail", args=[row.code]), code=row.number, meta=" · ".join(filter(None, words)),
        due=due.due(row.due, now=now) if waits else None, tag="" if waits else row.get_state_display(),
        kind=fetch.KINDS[row.state],
    )  # fmt: skip


def _figures(user, now):
    """Numbers that equal the lists behind them; four statements."""
    mine = Issue.objects.visible_to(user)
    late = mine.late(now)
    wanted = [
        (late.filter(owed_by=Side.RPTC), _("late, RPTC owes"), "?late=rptc", True),
        (late.filter(owed_by=Side.PARTNER), _("late, the other side owes"), "?late=partner", True),
        (mine.filter(state=Issue.State.ANSWERED), _("answered, to be judged"), "?turn=judge", False),
        (mine.unsettled(), _("not settled"), "?", False),
    ]
    counted = [(rows.count(), words, href, late) for rows, words, href, late in wanted]
    return [Figure(str(n), words, href, late=bool(late and n)) for n, words, href, late in counted]


def _chips(chosen, query):
    held = [(name, value) for name, value in chosen.form.cleaned_data.items() if value]
    return [Chip(_words(chosen, name, value), lists.without(query, name)) for name, value in held]


def _words(chosen, name, value):
    field = chosen.form.fields[name]
    if value is True:
        return field.label
    return (
        partner_name(value, chosen.request.user)
        if name == "partner"
        else f"{field.label}: {dict(field.choices)[value]}"
    )
