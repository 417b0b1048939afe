"""What the house keeps for somebody: more of it, given back, lost."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.actions import belongings
from clients.forms.house import person as forms
from clients.models import Belonging, Episode, Person
from clients.views.acting import act, posted
from rptc.accounts.access import requires
from rptc.accounts.presses import once

MAY = "clients.manage_stays"


@requires(MAY)
@once
def new(request, code):
    """Something more, after the intake."""
    cases = Episode.objects.visible_to(request.user).select_related("person")
    case = get_object_or_404(cases, code=code)
    return act(
        request, forms.Thing(posted(request)), partial(belongings.keep, episode=case, by=request.actor),
        title=_("Keep something for a client"), verb=_("Save"), to=_page(case), said=_("It is on the list."),
        lead=case.number,
    )  # fmt: skip


@requires(MAY)
@once
def give_back(request, code):
    """To whom, signed or seen."""
    thing = _thing(request, code)
    return act(
        request, forms.GiveBack(posted(request)), partial(belongings.give_back, thing=thing, by=request.actor),
        title=_("Give something back"), verb=_("Record"), to=_page(thing.episode), said=_("It is given back."),
        lead=f"{thing.what} ({thing.quantity})",
    )  # fmt: skip


@requires(MAY)
@once
def lose(request, code):
    """It is gone, and why."""
    thing = _thing(request, code)
    return act(
        request, forms.Lose(posted(request)), partial(belongings.lose, thing=thing, by=request.actor),
        title=_("Something is lost"), verb=_("Record"), to=_page(thing.episode), said=_("The loss is recorded."),
        lead=f"{thing.what} ({thing.quantity})",
    )  # fmt: skip


def _thing(request, code):
    mine = Belonging.objects.filter(episode__person__in=Person.objects.visible_to(request.user))
    return get_object_or_404(mine.select_related("episode__person"), code=code)


def _page(case):
    return reverse("desk:client-stay", args=[case.person.code])
