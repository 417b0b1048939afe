"""Search before create: the box, and what was found under the search's own code."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext

from clients import matching
from clients.actions import search as searches
from clients.forms.search import Box, Filters
from clients.models import Search
from clients.views.search_tiles import chips, tiles
from rptc.accounts.access import requires

ON_A_PAGE = 20


@requires("clients.search")
def ask(request):
    """The box. What was typed goes into a sealed row; the address only carries that row's code."""
    form = Box(request.POST or None)
    if request.method == "POST" and form.is_valid():
        search = searches.ask(form.cleaned_data["text"], by=request.actor)
        return redirect("clients:search-results", search.code)
    return render(request, "clients/search/ask.html", {"form": form})


@requires("clients.search")
def results(request, code):
    """Who was found, the likeliest first; somebody else's search is not found."""
    search = get_object_or_404(Search, code=code, user=request.user)
    hits, filters = matching.find(search.text, user=request.user), Filters(request.GET)
    filters.is_valid()
    found = [hit for hit in hits if filters.lets_through(hit.person)]
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "search": search,
        "box": Box(initial={"text": search.text}),
        "filters": filters,
        "chips": chips(request, filters),
        "page": page,
        "tiles": tiles(page.object_list),
        "restricted": hits.restricted,
        "headline": ngettext("%(n)d person may be meant", "%(n)d people may be meant", len(found))
        % {"n": len(found)},
    }
    return render(request, "clients/search/results.html", context)
