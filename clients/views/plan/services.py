"""Writing down what was done, and taking it back."""

from functools import partial

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.plan import services, urgent
from clients.forms.plan.base import Why
from clients.forms.plan.service import ServiceForm
from clients.views.plan import fetch
from clients.views.plan.acting import Page, act, posted
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import wita


@requires("clients.give")
@once
def add(request, code):
    """`?need=` is the need it answers, `?towards=` the goal or step."""
    case = fetch.episode(request.user, code)
    need = _need(request, case)
    late = need is not None and urgent.is_late(need, timezone.now())
    form = ServiceForm(
        *posted(request),
        goals=fetch.goals(case),
        need=need,
        late=late,
        initial={"towards": request.GET.get("towards", "")},
    )
    rows = (Row(_("Need"), str(need)), Row(_("Stated"), wita(need.stated_at))) if need else ()
    page = Page(_("Record what was done"), _("Record"), case.person, rows=rows)
    return act(request, page, form, partial(services.record, episode=case), _("It is recorded."))


@requires("clients.give")
@once
def strike(request, code):
    service = fetch.service(request.user, code)
    page = Page(
        _("Strike this service?"), _("Strike it"), service.episode.person, _("It stays readable and counts nowhere."),
        (Row(str(service), wita(service.happened_at)),), danger=True,
    )  # fmt: skip
    return act(
        request, page, Why(*posted(request)), partial(services.strike, service), _("The service is struck.")
    )


def _need(request, case):
    wanted = request.GET.get("need", "")
    if not wanted:
        return None
    need = fetch.need(request.user, wanted)
    if need.episode_id != case.pk:
        raise Http404
    need.episode = case
    return need
