"""A group of referrals for the unit: its members, and an act on several of them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals import grouping
from referrals.acts.together import TOGETHER, open_to
from referrals.models import Referral, ReferralGroup
from referrals.reading import partner_name
from referrals.standing import Standing
from referrals.views.staff.choosing import say
from referrals.views.staff.parts import members as parts
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once

WRITES = "referrals.write"


@require_safe
@requires("referrals.see")
def show(request, code):
    """The members with state, whose turn it is and what is late; the acts open for several."""
    group, members, hidden = _found(request.user, code)
    audit.read("group-opened", group, by=request.actor)
    standings, user = _standings(request, members), request.user
    writes = user.has_perm(WRITES)
    late = [s for s in standings if s.first and s.first.is_late(s.now)]
    context = {
        "group": group, "partner": partner_name(group.partner, user), "hidden": hidden, "late": len(late),
        "tasks": [parts.member(standing, user) for standing in standings], "count": len(members),
        "acts": [one for one in open_to(standings) if not one.act.rare] if writes else [],
        "rare": [one for one in open_to(standings) if one.act.rare] if writes else [],
        "shared": parts.common(members),
    }  # fmt: skip
    return render(request, "referrals/groups/group.html", context)


def act(slug):
    """The view of one act on several."""
    one = TOGETHER[slug]

    @requires(one.act.permission)
    @once
    def view(request, code):
        group, members, _hidden = _found(request.user, code)
        standings = _standings(request, members)
        able = {s.referral.code: s.referral for s in standings if one.act.shown_to(s)}
        if not able:
            messages.warning(request, _("This is not open for any of them now."))
            return redirect("referrals:group-detail", code)
        named = [(r.code, parts.named(r, request.user)) for r in able.values()]
        form = one.form(
            *([request.POST] if request.method == "POST" else []), choices=named, **_against(one, able)
        )
        if form.is_valid():
            given = dict(form.cleaned_data)
            found = one.run([able[picked] for picked in given.pop("members")], by=request.actor, **given)
            say(request, found, str)
            return redirect("referrals:group-detail", code)
        left = [(parts.named(m, request.user), m.get_state_display()) for m in members if m.code not in able]
        return render(
            request, "referrals/groups/act.html", {"one": one, "group": group, "form": form, "left": left}
        )

    return view


def _found(user, code):
    """(group, members this person may see, how many not); a stranger's is 404."""
    group = (
        ReferralGroup.objects.visible_to(user).select_related("partner", "worker").filter(code=code).first()
    )
    if group is None:
        raise Http404
    rows = Referral.objects.visible_to(user).filter(group=group).order_by("pk")
    rows = rows.select_related(
        "episode__person", "episode__ppks_class", "episode__report_class", "partner", "worker"
    )
    found = list(rows.prefetch_related("promises", "handovers", "journeys", "extensions"))
    return group, found, group.referrals.count() - len(found)


def _standings(request, members):
    return [Standing(member, request.actor, timezone.now()) for member in members]


def _against(one, able):
    """What the gate says of any of them, where the act passes it."""
    return {"against": grouping.against(able.values())} if "gate_reason" in one.form.base_fields else {}
