"""The end of a case as a part of the file: how each case ended, what happened, what follows, what departed from rules."""

from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from clients import closing
from clients.actions.closure.reopening import last_day
from clients.forms.closure.incident import said
from clients.models import Aftercare, Closure, Incident, Visit
from clients.returning import relapsed
from clients.views.closure.closing import told
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.desk.client.fetch import File
from rptc.desk.client.views import frame, of_person
from rptc.desk.deviations import rows, rules
from rptc.desk.deviations.forms import Ask
from rptc.lib.refused import Refused
from rptc.sop import deviations
from rptc.sop.models import Deviation, NoLimit

MOST = 50
HERE = "desk/client/closure.html"


@require_safe
@of_person
def show(request, person):
    """What stands open, the ends of the cases, incidents, aftercare, departures."""
    file = File(person)
    audit.read("closure-part-opened", person, by=request.actor)
    through = {"episode__in": file.episodes}
    ends = list(Closure.objects.filter(**through).select_related("episode").prefetch_related("log"))
    pending = next((one for one in ends if one.state in ("asked", "returned")), None)
    case = file.episode
    context = {
        "case": case, "pending": pending, "ends": [(one, told(one), _why(one)) for one in ends],
        "found": closing.findings(case, leaves=True) if case and case.is_open else (),
        "incidents": [(one, said(one)) for one in Incident.objects.newest().filter(**through).select_related("episode")],
        "cares": _cares(file), "reopens": _reopens(file, ends), "relapse": relapsed(case, file.episodes),
        "deviations": rows.shown(Deviation.objects.filter(_about(file))[:MOST], request.user, linked=False),
        "works": request.actor.may("clients.assess"), "records": request.actor.may("clients.manage_stays"),
        "decides": request.actor.may("clients.close"),
    }  # fmt: skip
    return render(request, HERE, frame(request, file, "closure") | context)


@requires("clients.assess")
@once
@of_person
def depart(request, person):
    """Ask in advance to depart from a rule in the present case."""
    file = File(person)
    if file.episode is None or not file.episode.is_open:
        return redirect("desk:client-closure", person.code)
    form = Ask(request.POST if request.method == "POST" else None, rules=rules.askable())
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("until", "reason")}
        try:
            deviations.ask(form.cleaned_data["rule"], file.episode, **given, by=request.actor)
            return redirect("desk:client-closure", person.code)
        except Refused as refused:
            form.add_error(refused.field or None, refused.sentence)
    context = {"form": form, "person": person, "number": file.episode.number}
    return render(request, "desk/deviations/ask.html", context)


def _about(file):
    return rows.about({
        "episode": [one.code for one in file.episodes], "stay": [one.code for one in file.stays],
        "referral": [one.code for one in file.referrals],
    })  # fmt: skip


def _cares(file):
    """[(aftercare, its visits, whether it runs)], newest first."""
    theirs = {"closure__episode__in": file.episodes}
    rows = Aftercare.objects.filter(**theirs).select_related("closure__episode")
    running = set(Aftercare.objects.running().filter(**theirs).values_list("pk", flat=True))
    found = rows.prefetch_related(Prefetch("visits", Visit.objects.order_by("-due"))).order_by("-pk")
    return [(care, list(care.visits.all()), care.pk in running) for care in found]


def _reopens(file, ends):
    """(the closure that may be undone now, until when), or None: only the last case, and none is open."""
    case = file.episode
    one = next((end for end in ends if end.state == "approved" and case and end.episode_id == case.pk), None)
    if one is None or case.state != "closed":
        return None
    try:
        return one, last_day(one)
    except NoLimit:
        return None


def _why(closure):
    """The reason of the last turn, for a closure that was returned, taken back or undone."""
    turns = [row for row in closure.log.all() if row.reason]
    return turns[-1] if turns else None
