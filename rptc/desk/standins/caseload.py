"""`/settings/caseload/`: what each person has on their hands, moving it to somebody else, and what was moved."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.actions import team
from referrals import caseload
from referrals.actions.caseload import hand_over
from referrals.models import CaseloadMove
from referrals.refusals import Refused
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.models import User
from rptc.accounts.presses import once
from rptc.desk.standins import items
from rptc.desk.standins.forms import Move

MAY = "people.delegate"
MOST = 50


@require_safe
@requires(MAY)
def index(request):
    """Everybody who works on cases, and whoever left with some."""
    cases = Count("cases", filter=Q(cases__state="open"), distinct=True)
    people = User.objects.annotate(open_cases=cases).filter(
        Q(pk__in=team.candidates().values("pk")) | Q(open_cases__gt=0)
    )
    moves = CaseloadMove.objects.select_related("giver", "taker")[:MOST]
    context = {"people": people.order_by("is_active", "-open_cases", "full_name"), "moves": moves}
    return render(request, "desk/standins/caseload.html", context)


@requires(MAY)
@once
def move(request, code):
    """The preview is the form: what goes over is ticked."""
    giver = get_object_or_404(User, code=code)
    held = items.described(caseload.of(giver), request.user)
    form = Move(request.POST if request.method == "POST" else None, giver=giver, items=held)
    if form.is_valid():
        try:
            made = hand_over(giver=giver, by=request.actor, **form.given())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            said = {"n": len(made.moved), "name": made.taker}
            messages.success(request, _("%(n)d things went over to %(name)s, who is told.") % said)
            return redirect("desk:caseload-move", made.code)
    return render(
        request, "desk/standins/caseload_move.html", {"form": form, "giver": giver, "count": len(held)}
    )


@require_safe
@requires(MAY, "referrals.write")
def moved(request, code):
    """What went over, for who gave it, who took it, and the unit head. Reading it is recorded."""
    found = get_object_or_404(CaseloadMove.objects.select_related("giver", "taker"), code=code)
    if not (request.user.has_perm(MAY) or request.user in (found.giver, found.taker)):
        raise Http404
    audit.read("caseload-opened", found, by=request.actor)
    context = {"move": found, "groups": items.moved(found), "count": len(found.moved)}
    return render(request, "desk/standins/caseload_moved.html", context)
