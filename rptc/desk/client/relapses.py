"""`/reports/relapses/`: who came back within the window, by the year of the new arrival."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clients.models import Episode, Person
from rptc import audit
from rptc.accounts.access import requires
from rptc.ui import lists

FIRST_YEAR = 2023  # the records begin here
LIST = ("relapse_list", "", "")


@require_safe
@requires("reports.see")
def show(request):
    """Numbers for everybody who reads reports; a link only where the file may be opened. Listing them is recorded."""
    this_year = timezone.localdate().year
    years = list(range(this_year, FIRST_YEAR - 1, -1))
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else this_year
    found = Episode.objects.relapses().filter(arrival_date__year=year).select_related("person", "case_worker")
    page = lists.page(request, found, "arrived_at")
    before = Episode.objects.in_bulk({case.previous_id for case in page.rows})
    opens = {case.person_id for case in page.rows} if request.user.has_perm("clients.see_file") else set()
    files = set(Person.objects.visible_to(request.user).filter(pk__in=opens).values_list("pk", flat=True))
    audit.read("relapses-listed", LIST, by=request.actor, year=year)
    rows = [(case, before[case.previous_id], case.gap.days, case.person_id in files) for case in page.rows]
    return render(
        request, "desk/client/relapses.html", {"rows": rows, "page": page, "years": years, "year": year}
    )
