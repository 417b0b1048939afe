"""A step is done, or will not be done. Writing one needs the partners, so that page stands on the roof."""

from functools import partial

from django.utils.translation import gettext as _

from clients.actions.plan import steps
from clients.forms.plan.step import Done, Drop
from clients.views.plan import fetch
from clients.views.plan.acting import Page, act, posted
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import day


@requires("clients.give")
@once
def done(request, code):
    step = fetch.step(request.user, code)
    page = _page(step, _("Is this step done?"), _("Done"))
    return act(request, page, Done(*posted(request)), partial(steps.done, step=step), _("The step is done."))


@requires("clients.plan")
@once
def drop(request, code):
    step = fetch.step(request.user, code)
    page = _page(step, _("Drop this step?"), _("Drop the step"), danger=True)
    return act(
        request, page, Drop(*posted(request)), partial(steps.drop, step=step), _("The step is dropped.")
    )


def _page(step, title, verb, danger=False):
    rows = (
        Row(_("Step"), step.what),
        Row(_("Who does it"), step.whose),
        Row(_("Until when"), day(step.due_on)),
    )
    return Page(title, verb, step.goal.plan.episode.person, rows=rows, danger=danger)
