"""The list of referrals: what is late and whose turn it is, filtered in the address."""

from django.db.models import Prefetch
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals.filters import ReferralFilter
from referrals.models import Promise, Referral, Side, State
from referrals.models.queues import Turn
from referrals.reading import client_name, leading, owed, partner_name, tag_kind
from rptc import audit
from rptc.accounts.access import requires
from rptc.lib.counting import counts
from rptc.ui import due, export, lists
from rptc.ui.parts import Chip, Figure, Task

MOST = 20_000  # rows of a file; more than a city has


@require_safe
@requires("referrals.see")
def referral_list(request):
    """Newest first. The strip above counts the lists behind its links, with the same filters."""
    now, chosen = timezone.now(), ReferralFilter(request.GET, request=request)
    side = next((side for side in Side.values if side == request.GET.get("late")), "")
    page = lists.page(request, _rows(chosen.qs), "made_at")
    late, figures = _figures(request.user, now)
    context = {
        "query": request.GET.urlencode(), "page": page, "tasks": [_task(r, request.user, now, side) for r in page.rows], "figures": figures,
        "late": late, "filter": chosen, "chips": _chips(chosen, request.GET),
    }  # fmt: skip
    return render(request, "referrals/list/list.html", context)


@require_safe
@requires("referrals.see")
def download(request):
    """The same referrals as a file: numbers and initials, never a name; taking it out is logged with the filters."""
    now, chosen = timezone.now(), ReferralFilter(request.GET, request=request)
    found = list(_rows(chosen.qs).order_by("-made_at", "-pk")[:MOST])
    used = [_words(chosen, name, value) for name, value in chosen.form.cleaned_data.items() if value]
    audit.read("referrals-exported", ("referral_list", "", ""), by=request.actor, rows=len(found))
    return export.response(
        export.kind(request.GET.get("as", "")), "rujukan", _columns(request.user, now), found,
        [(_("Filter"), words) for words in used],
    )  # fmt: skip


def _columns(user, now):
    """One promise a row: the one that leads the list."""

    def promise(referral):
        return leading(referral.owed, now, "")

    return [
        export.Column(_("Referral"), lambda r: r.number),
        export.Column(_("Case"), lambda r: r.episode.number),
        export.Column(_("Client"), lambda r: r.episode.person.initials, 10),
        export.Column(_("PMKS/PPKS class"), lambda r: r.episode.report_class.label, 30),
        export.Column(_("Partner"), lambda r: partner_name(r.partner, user), 35),
        export.Column(_("State"), lambda r: r.get_state_display()),
        export.Column(_("Urgent"), lambda r: _("yes") if r.urgent else ""),
        export.Column(_("Waits for"), lambda r: str(owed(promise(r))) if promise(r) else "", 40),
        export.Column(_("Due"), lambda r: promise(r).due if promise(r) else None),
        export.Column(_("Written"), lambda r: r.made_at),
    ]


def _rows(queryset):
    owed_now = Prefetch("promises", Promise.objects.open().order_by("due", "pk"), to_attr="owed")
    return queryset.select_related("episode__person", "episode__report_class", "partner").prefetch_related(
        owed_now
    )


def _task(referral, user, now, side):
    promise = leading(referral.owed, now, side)
    state = str(State(referral.state).label)
    words = [partner_name(referral.partner, user), state, promise and owed(promise)]
    if referral.urgent:
        words.insert(0, _("Urgent"))
    return Task(
        client_name(referral.episode, user), reverse("referrals:referral-detail", args=[referral.code]), code=referral.number,
        meta=" · ".join(word for word in words if word),
        due=due.due(promise.due, now=now) if promise else None,
        tag="" if promise else state, kind=tag_kind(referral.state),
    )  # fmt: skip


def _figures(user, now):
    """How many are late, and numbers that equal the lists behind them; one statement."""
    mine = Referral.objects.visible_to(user)
    wanted = [
        (mine.late(now, Side.RPTC), _("late, RPTC owes"), "?late=rptc", True),
        (mine.late(now, Side.PARTNER), _("late, the partner owes"), "?late=partner", True),
        (mine.waiting_for(Turn.HEAD), _("wait for the unit head"), "?turn=head", False),
        (mine.waiting_for(Turn.RPTC_HALF), _("wait for RPTC's half"), "?turn=rptc_half", False),
    ]
    every, *each = counts(mine.late(now), *(rows for rows, *_ in wanted))
    shown = zip(each, wanted, strict=True)
    return every, [Figure(str(n), words, href, late=bool(late and n)) for n, (_, words, href, late) in shown]


def _chips(chosen, query):
    """One chip per filter in force, with the address without it and without the page."""
    held = [(name, value) for name, value in chosen.form.cleaned_data.items() if value]
    return [Chip(_words(chosen, name, value), lists.without(query, name)) for name, value in held]


def _words(chosen, name, value):
    field = chosen.form.fields[name]
    if value is True:
        return field.label
    if name == "partner":
        return partner_name(value, chosen.request.user)
    return f"{field.label}: {dict(field.choices)[value]}"
