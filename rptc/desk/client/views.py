"""The client file and its parts, each at its own address; every opening is recorded."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from clients import sensitive
from clients.actions import opening
from clients.models import Person
from clients.returning import relapsed
from referrals.models import Incoming
from referrals.reading import partner_name, sender
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.audit.models import Event
from rptc.desk import sentences
from rptc.desk.client import ahead, identity, next_step, places, reasons, strip
from rptc.desk.client.behind import behind
from rptc.desk.client.fetch import File, Restricted, person_for
from rptc.desk.client.guard import of_person
from rptc.desk.client.happened import Asked, Read
from rptc.desk.client.links import sub_links
from rptc.ui import lists
from rptc.ui.forms import Reason

LAST = 5


@require_safe
@of_person
def summary(request, person):
    """The whole case on one page: identity, next step, assessments, stays, referrals."""
    file = File(person)
    for referral in file.referrals:
        referral.partner_shown = partner_name(referral.partner, request.user)
    audit.read("file-opened", person, by=request.actor)
    step = next_step.of(
        file.episode, assessments=file.assessments, stay=file.stay, referrals=file.referrals, left=file.left
    )
    return render(
        request,
        "desk/client/summary.html",
        frame(request, file, "summary")
        | {"step": step, "rows": identity.summary(person, file.relatives), "ahead": ahead.of(file)}
        | {
            "entries": _entries(
                request, person, _events(person).filter(is_read=False).order_by("-at", "-pk")[:LAST]
            )
        },
    )


@require_safe
@of_person
def timeline(request, person):
    """What was done for this person, newest first. Reads stand on their own page."""
    events, file = _events(person).filter(is_read=False), File(person)
    asked = Asked(request.GET, events)
    page = lists.page(request, asked.of(events), "at")
    audit.read("timeline-opened", person, by=request.actor)
    context = {
        "page": page,
        "entries": _entries(request, person, page.rows),
        "filter": asked,
        "chips": asked.chips(request.GET),
    }
    if not (page.newer or context["chips"]):
        context["ahead"] = ahead.of(file)
    return render(request, "desk/client/timeline.html", frame(request, file, "timeline") | context)


@require_safe
@of_person
def readers(request, person):
    """Who opened this file and when."""
    events = _events(person).filter(is_read=True)
    asked = Read(request.GET, events)
    page = lists.page(request, asked.of(events), "at")
    audit.read("readers-opened", person, by=request.actor)
    context = {
        "page": page,
        "entries": reasons.told(page.rows),
        "query": request.GET.urlencode(),
        "filter": asked,
        "chips": asked.chips(request.GET),
    }
    return render(request, "desk/client/readers.html", frame(request, File(person), "readers") | context)


@require_safe
@of_person
def referrals(request, person):
    """Every referral of every case, newest first, with what is promised."""
    file = File(person)
    for referral in file.referrals:
        referral.partner_shown = partner_name(referral.partner, request.user)
    audit.read("referrals-opened", person, by=request.actor)
    return render(
        request,
        "desk/client/referral_part.html",
        frame(request, file, "referrals")
        | {"ahead": ahead.of(file), "incoming": _incoming(file, request.user)},
    )


@requires("clients.see_file")
@once
def restricted(request, code):
    """The door of a restricted file: a reason opens it for today, and both are recorded."""
    try:
        person_for(request.user, code)
        return redirect("desk:client-file", code)
    except Restricted as closed:
        person = closed.person
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        opening.open_file(person, reason=form.cleaned_data["reason"], by=request.actor)
        return redirect("desk:client-file", person.code)
    return render(request, "desk/client/restricted.html", {"form": form})


@require_POST
@of_person
@behind("nik")
def nik(request, person):
    """The whole NIK on one page that is never kept, recorded as a read of its own."""
    if not hasattr(person, "national_id"):
        raise Http404
    audit.read("nik-read", person, by=request.actor)
    return render(request, "desk/client/nik.html", {"person": person, "nik": person.national_id.read()})


def _incoming(file, user):
    """[(referral to RPTC, who asked)] of this client, newest first; one statement."""
    asked = Incoming.objects.visible_to(user).of(file.episodes).select_related("partner")
    return [(one, sender(one, user)) for one in asked]


def _entries(request, person, events):
    """On the timeline, each leading to its thing."""
    return sentences.entries(events, lambda event: places.of(event, person, request.user))


def _events(person):
    return Event.objects.of_people(Person.objects.same_as(person).order_by())


def frame(request, file, here):
    reader = sensitive.Reader(request.user, file.person)
    bar = identity.bar(
        file.person,
        file.episode,
        file.stay,
        strip.lines(file.alerts, reader),
        file.assessment,
        relapsed(file.episode, file.episodes),
    )
    return {"file": file, "person": file.person, "bar": bar, "links": sub_links(file.person, here)}
