"""Asking for something, deciding on it, delivering it, and letting partners know."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.actions.plan import needs
from clients.actions.refused import Refused
from clients.forms.plan.need import Ask, Decide, Deliver, Why
from clients.views.plan import fetch
from clients.views.plan.acting import Page, act, posted
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import rupiah


@requires("clients.give")
@once
def add(request, code):
    case = fetch.episode(request.user, code)
    page = Page(_("Ask for something"), _("Ask for it"), case.person)
    return act(request, page, Ask(*posted(request)), partial(needs.ask, episode=case), _("It is asked for."))


@requires("clients.approve_needs")
@once
def decide(request, code):
    need = fetch.need(request.user, code)
    page = _page(need, _("Approve this need?"), _("Record the decision"))
    return act(
        request, page, Decide(*posted(request)), partial(needs.decide, need), _("The need is decided.")
    )


@requires("clients.give")
@once
def deliver(request, code):
    need = fetch.need(request.user, code)
    page = _page(need, _("Is it with the client?"), _("Delivered"))
    form = Deliver(*posted(request), initial={"value": need.value, "funding": need.funding})
    return act(request, page, form, partial(needs.deliver, need), _("The delivery is recorded."))


@requires("clients.plan")
@once
def withdraw(request, code):
    need = fetch.need(request.user, code)
    page = _page(need, _("Is this no longer needed?"), _("No longer needed"), danger=True)
    return act(
        request, page, Why(*posted(request)), partial(needs.withdraw, need), _("The need is withdrawn.")
    )


@require_POST
@requires("clients.plan")
@once
def share(request, code):
    """Tick or untick that a partner may bring it; the button says which."""
    need = fetch.need(request.user, code)
    try:
        row = needs.share(need, shared="share" in request.POST, by=request.actor)
        messages.success(
            request, _("Partners may bring it.") if row.shared else _("Partners no longer see it.")
        )
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("desk:client-plan", need.episode.person.code)


def _page(need, title, verb, danger=False):
    rows = [
        Row(_("Need"), need.thing),
        Row(_("Size or kind"), need.size),
        Row(_("Asked for by"), need.requested_by),
    ]
    if need.value is not None:
        rows.append(Row(_("Value"), rupiah(need.value)))
    shown = tuple(row for row in rows if row.value)
    return Page(title, verb, need.episode.person, rows=shown, danger=danger)
