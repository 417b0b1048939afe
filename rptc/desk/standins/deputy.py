"""`/clients/<code>/deputy/`: somebody beside the worker of the open case, named, changed or ended on one page."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clients.actions import team
from clients.models import Episode
from referrals.actions import deputies
from referrals.refusals import Refused
from rptc.accounts.presses import once
from rptc.desk.client.views import of_person
from rptc.desk.standins.forms import Deputy
from rptc.flow import NotAllowed


@of_person
@once
def show(request, person):
    """For the worker of the case and the unit head; the button "end" needs no answers."""
    cases = Episode.objects.running().select_related("case_worker", "deputy", "person")
    episode = cases.of(person).first()
    if episode is None:
        raise Http404
    if not team.may_name(episode, request.actor):
        return _back(
            request, person, messages.WARNING, _("The worker of the case or the unit head names a deputy.")
        )
    ends, posted = request.POST.get("end"), request.method == "POST"
    now = {"deputy": episode.deputy.code} if episode.deputy else {}
    form = Deputy(request.POST if posted and not ends else None, episode=episode, initial=now)
    if (ends and posted) or form.is_valid():
        try:
            return _back(request, person, messages.SUCCESS, _changed(episode, form, ends, request.actor))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        except NotAllowed:
            return _back(request, person, messages.WARNING, _("You may not do this. Ask the unit head."))
    return render(request, "desk/standins/deputy.html", {"form": form, "episode": episode, "person": person})


def _changed(episode, form, ends, by):
    if ends:
        deputies.end(episode, by=by)
        return _("The case has no deputy any more.")
    deputies.name(episode, deputy=form.cleaned_data["deputy"], by=by)
    return _("%(name)s is the deputy and is told.") % {"name": form.cleaned_data["deputy"]}


def _back(request, person, level, words):
    messages.add_message(request, level, words)
    return redirect("desk:client-file", person.code)
