"""Who read a file, as a file of its own: for whoever is asked to account for it (UU 27/2022 Pasal 6 and 7)."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from clients.models import Person
from rptc import audit
from rptc.accounts.access import requires
from rptc.audit.models import Event
from rptc.desk.client import reasons
from rptc.desk.client.export import Taking
from rptc.desk.client.guard import of_person
from rptc.desk.client.happened import Read
from rptc.ui import export

MOST = 20_000  # readings of one file; more than a case of many years has


@requires("clients.export")
@of_person
def download(request, person):
    """Asks for the reason, then sends the readings that the page shows with the same filters. The client stands in it as
    a code; reasons are as their readers wrote them."""
    events = Event.objects.of_people(Person.objects.same_as(person).order_by()).reads()
    asked, form = Read(request.GET, events), Taking(request.POST or None)
    used = [chip.label for chip in asked.chips(request.GET)]
    if not form.is_valid():
        context = {"form": form, "used": used, "person": person, "query": request.GET.urlencode()}
        return render(request, "desk/client/readers_out.html", context)
    found = list(asked.of(events).order_by("-at", "-pk")[:MOST])
    reason = form.cleaned_data["reason"]
    audit.read("readers-exported", person, by=request.actor, rows=len(found), reason=reason)
    rows = zip(found, reasons.told(found), strict=True)
    return export.response(
        form.cleaned_data["kind"],
        f"pembaca-{person.code}",
        _columns(),
        rows,
        [(_("Filter"), one) for one in used],
    )


def _columns():
    return [
        export.Column(_("When"), lambda pair: pair[0].at),
        export.Column(_("By whom"), lambda pair: pair[1].by, 30),
        export.Column(_("What"), lambda pair: pair[1].title, 40),
        export.Column(_("Reason"), lambda pair: pair[1].text, 60),
    ]
