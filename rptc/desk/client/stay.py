"""The stay of a client: beds, times away, things that are kept, notes of the day."""

from django.db.models import Prefetch
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clients.models import BedUse, Belonging, DayNote, Person, Stay
from rptc import audit
from rptc.desk.client.fetch import File
from rptc.desk.client.views import frame, of_person
from rptc.ui import lists
from rptc.ui.parts import Chip


@require_safe
@of_person
def show(request, person):
    """Everything newest first; `?kind=` narrows the notes. Opening it is recorded."""
    audit.read("stay-opened", person, by=request.actor)
    file, kind = File(person), request.GET.get("kind", "")
    kind = kind if kind in DayNote.Kind.values else ""
    people = Person.objects.same_as(person)
    notes = DayNote.objects.filter(stay__person__in=people, **({"kind": kind} if kind else {}))
    here = {
        "stays": _stays(people), "kind": kind, "kinds": DayNote.Kind.choices,
        "notes": lists.page(request, notes, "at"), "may": request.actor.may("clients.manage_stays"),
        "things": Belonging.objects.filter(episode__person__in=people).order_by("-id"), "stay": file.stay,
        "case": file.episode if file.episode and file.episode.is_open else None,
        "chips": [Chip(DayNote.Kind(kind).label, "?")] if kind else [],
    }  # fmt: skip
    here["out"] = next(
        (one for s in here["stays"] for one in s.leaves.all() if one.during.upper is None), None
    )
    return render(request, "desk/client/stay.html", frame(request, file, "stay") | here)


def _stays(people):
    """Newest first, with all that belongs to each."""
    uses = Prefetch("beds", BedUse.objects.select_related("bed__room"))
    rows = Stay.objects.filter(person__in=people).select_related("facility")
    return list(rows.prefetch_related(uses, "leaves", "corrections"))
