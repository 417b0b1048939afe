"""One referral: what state it is in, what this person can do now, its clocks, legs, ladder, link and history."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals import acts, gate, holding, sharing
from referrals.reading import client_name, partner_name, tag_kind
from referrals.standing import Standing
from referrals.views.staff import checking, fetch
from referrals.views.staff.parts import after, clocks, doors, events, head, ladder, legs, tabs
from rptc import audit
from rptc.accounts.access import requires
from rptc.notices.models import Notice
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import days


@require_safe
@requires("referrals.see")
def show(request, code):
    """Look 08. Reading it is recorded."""
    referral, now = fetch.referral(request.user, code), timezone.now()
    audit.read("referral-opened", referral, by=request.actor)
    standing, lines = Standing(referral, request.actor, now), _lines(referral)
    name, writes = partner_name(referral.partner, request.user), request.user.has_perm("referrals.write")
    first, others, rare = acts.shown(standing)
    file = request.user.has_perm("clients.see_file")
    came = after.after(standing, request.user)
    open_doors = doors.doors(referral, lines, now) if writes else []
    context = {
        "referral": referral, "title": head.title(standing), "track": head.track(standing),
        "tabs": tabs.tabs(referral, request.user, "overview"), "partner": name,
        "client": client_name(referral.episode, request.user), "kind": tag_kind(referral.state),
        "file": file, "first": first, "others": others, "rare": rare,
        "after": came, "again": came.again,
        "owes": standing.first, "late": bool(standing.first and standing.first.is_late(now)),
        "clocks": clocks.clocks(standing, name), "legs": legs.legs(standing, name, file),
        "ladder": ladder.ladder(standing.first, lines, now), "extension": standing.extension,
        "pause": holding.pause(standing), "answered": holding.answered(standing),
        "doors": open_doors, "writes": writes, "carry": doors.to_carry(referral, lines, open_doors) if writes else [], "now": now,
        "events": events.events(referral, lines, file), "content": _content(referral, file),
    }  # fmt: skip
    return render(request, "referrals/detail/detail.html", context)


def _lines(referral):
    return list(
        Notice.objects.filter(about_kind="referral", about_code=referral.code).order_by("not_before", "pk")
    )


def _content(referral, file):
    """What was asked; `file` says whether the reader may open files: sentences of the case are for them only."""
    rows = [
        Row(_("Service"), referral.get_service_display()),
        Row(_("Days of service"), days(referral.serve_days)), Row(_("Who collects"), referral.get_collector_display()),
        Row(_("Shared after the PIN"), sharing.said(referral)),
    ]  # fmt: skip
    if not file:
        return rows
    return [
        rows[0],
        Row(_("What for"), referral.purpose),
        *rows[1:],
        *checking.basis(referral),
        *_reasons(referral),
    ]


def _reasons(referral):
    rows = []
    if referral.gate:
        against = ", ".join(str(gate.WORDS[code]) for code in referral.gate)
        rows.append(Row(_("Against it"), referral.gate_reason, tag=against, kind="warning"))
    if referral.outcome or referral.reason_note:
        rows.append(
            Row(_("Outcome") if referral.outcome else _("Reason"), referral.outcome or referral.reason_note)
        )
    return rows
