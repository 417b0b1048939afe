"""The bed board, and a small page each to admit, move and discharge."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from clients import board as read
from clients.actions import stays
from clients.actions.refused import Refused
from clients.forms.stay import Admit, Discharge, Move, called
from clients.models import Stay
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.models import Duty
from rptc.accounts.presses import once
from rptc.audit.models import Event

RECORDED_FOR = timedelta(hours=1)
WHOLE, FRAGMENT = "clients/stay/board.html", "clients/stay/_board.html"


@requires("clients.see_stays")
def board(request):
    """Everybody in the house. htmx asks for the fragment every minute; `?pause` stops that."""
    now = timezone.now()
    if not (request.htmx and _opened_lately(request.actor, now)):
        audit.read("board-opened", ("board", "beds"), by=request.actor)
    may = request.user.has_perm("clients.manage_stays")
    context = {
        "houses": read.board(request.user, now), "now": now, "paused": "pause" in request.GET, "may": may,
        "waiting": read.waiting(request.user).count() if may else 0, "on_duty": Duty.objects.at(now).select_related("user"),
    }  # fmt: skip
    return render(request, FRAGMENT if request.htmx else WHOLE, context)


def _opened_lately(actor, now):
    """Whether a board that refreshes itself is on record already; a fragment asked for by itself is a reading too."""
    opened = Event.objects.filter(verb="board-opened", actor_kind=actor.kind, actor_id=actor.id)
    return opened.filter(at__gt=now - RECORDED_FOR).exists()


@requires("clients.manage_stays")
@once
def admit(request):
    """Somebody with an open case gets a bed: `?episode=` and `?bed=` choose beforehand."""
    chosen = {"bed": request.GET.get("bed", "")}
    form = Admit(
        request.POST or None, user=request.user, given=request.GET.get("episode", ""), initial=chosen
    )
    if form.is_valid() and (stay := _done(form, stays.admit, request.actor)):
        return _told(request, _("%(who)s is in the house.") % {"who": called(stay.episode)})
    return render(request, "clients/stay/admit.html", {"form": form})


@requires("clients.manage_stays")
@once
def move(request, code):
    """Another bed for somebody who is here."""
    stay = of_code(request, code)
    if not stay.during.upper_inf:
        return _has_left(request, stay)
    form = Move(request.POST or None)
    if form.is_valid() and (use := _done(form, stays.move, request.actor, stay=stay)):
        return _told(
            request, _("%(who)s sleeps in %(bed)s now.") % {"who": called(stay.episode), "bed": use.bed}
        )
    return render(request, "clients/stay/move.html", _page(stay, form))


@requires("clients.manage_stays")
@once
def discharge(request, code):
    """Somebody leaves the house; the case stays open."""
    stay = of_code(request, code)
    if not stay.during.upper_inf:
        return _has_left(request, stay)
    kept = stay.episode.belongings.kept()
    form = Discharge(request.POST or None, kept=kept)
    if form.is_valid() and _done(form, stays.discharge, request.actor, stay=stay):
        return _told(request, _("%(who)s has left the house.") % {"who": called(stay.episode)})
    return render(request, "clients/stay/discharge.html", _page(stay, form) | {"kept": kept})


def of_code(request, code):
    """The stay of somebody whose file the user may open, or 404."""
    rows = Stay.objects.visible_to(request.user).select_related("person", "episode__person", "facility")
    return get_object_or_404(rows, code=code)


def _page(stay, form):
    use = stay.beds.select_related("bed__room").first()
    place = str(use.bed) if use else stay.overflow_place
    return {"stay": stay, "form": form, "place": place, "day": stay.day_number()}


def _done(form, action, actor, **given):
    """What the action made, or None after its refusal became an error of the form."""
    data = {name: value for name, value in form.cleaned_data.items() if name != "go_on"}
    try:
        return action(**given, **data, by=actor)
    except Refused as refused:
        form.refuse(refused)


def _told(request, sentence):
    messages.success(request, sentence)
    return redirect("clients:stay-board")


def _has_left(request, stay):
    messages.info(request, _("%(who)s has left already.") % {"who": called(stay.episode)})
    return redirect("clients:stay-board")
