"""The end of a case: a page each to ask, return, take back, approve and open again."""

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from clients import closing as standing
from clients import exits, lists
from clients.actions import closure as acts
from clients.forms.closure.closing import Ask, again
from clients.models import Closure, Stay
from clients.views.closure.common import done, episode, over, page
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui.forms import House, Reason
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import wita

WORKS, DECIDES = "clients.assess", "clients.close"


@requires(WORKS)
@once
def ask(request, code):
    """What stands open is said above the form; what came back stands in it."""
    case = episode(request, code)
    pending = case.closures.pending().first()
    if not case.is_open or (pending and pending.state == Closure.State.ASKED):
        return over(request, case.person, _("The end of this case is asked for, or it is closed already."))
    stays = Stay.objects.open().filter(episode=case).exists()
    form = Ask(_posted(request), stays=stays, initial=again(pending) if pending else {})
    if form.is_valid():
        act = lambda: acts.ask(case, **form.given(), by=request.actor)  # noqa: E731
        if back := done(request, act, form, case.person, _("The unit head is asked.")):
            return back
    return page(
        request, form, case.person, title=_("End the case"), verb=_("Ask the unit head"),
        lead=_("The case stays open until the unit head approves. What is written here is sealed."),
        found=standing.findings(case, leaves=stays),
    )  # fmt: skip


@requires(DECIDES)
@once
def approve(request, code):
    """All that was told, and what stands open by now (H13)."""
    closure = _closure(request, code)
    if closure.state != Closure.State.ASKED:
        return over(request, closure.episode.person, _("This was decided already."))
    form, case = Nothing(_posted(request)), closure.episode
    if form.is_valid():
        act = lambda: acts.approve(closure, by=request.actor)  # noqa: E731
        if back := done(
            request, act, form, case.person, _("%(number)s is closed.") % {"number": case.number}
        ):
            return back
    audit.read("closure-opened", case, by=request.actor)
    return page(
        request, form, case.person, title=_("Close %(number)s?") % {"number": case.number}, verb=_("Close the case"),
        lead=_("Time limits stop, a stay that is to end ends, aftercare begins. It can be opened again for a while."),
        rows=told(closure), found=standing.findings(case, exit_type=closure.exit_type, leaves=closure.leaves),
    )  # fmt: skip


@requires(DECIDES)
@once
def send_back(request, code):
    return _turn(
        request, code, acts.send_back, [Closure.State.ASKED], _("Return it to the worker?"), _("Return it")
    )


@requires(WORKS)
@once
def withdraw(request, code):
    words = _("Take the question back? The case goes on."), _("Take it back")
    return _turn(request, code, acts.withdraw, [Closure.State.ASKED, Closure.State.RETURNED], *words)


@requires(DECIDES)
@once
def reopen(request, code):
    """The same case goes on; nobody arrives a second time by it."""
    words = _("Open the case again? No new arrival is counted, and its aftercare stops."), _("Open it again")
    return _turn(request, code, acts.reopen, [Closure.State.APPROVED], *words)


class Nothing(House, forms.Form):
    """A confirm page asks nothing; it still shows why an act was refused."""


def told(closure):
    """What the worker told, line by line."""
    rows = [
        Row(_("How the case ends"), lists.EXITS.label(closure.exit_type)),
        Row(_("When the care ended"), wita(closure.ended_at)),
        Row(_("Outcome"), closure.told["outcome"]),
        Row(_("Summary of the case"), closure.told["summary"]),
        *[Row(exits.WORDS[name], closure.told.get(name, "")) for name in exits.asks(closure.exit_type)],
    ]
    follows = _("yes") if closure.aftercare else closure.no_aftercare_reason or _("no")
    paper = exits.paper(closure.exit_type)
    more = [Row(_("Paper that belongs to it"), paper)] if paper else []
    return [*rows, Row(_("Aftercare"), follows), *more, Row(_("Asked by"), closure.asked_by)]


def _turn(request, code, act, states, title, verb):
    closure = _closure(request, code)
    person = closure.episode.person
    if closure.state not in states:
        return over(request, person, _("This was decided already."))
    form = Reason(_posted(request))
    if form.is_valid():
        run = lambda: act(closure, reason=form.cleaned_data["reason"], by=request.actor)  # noqa: E731
        if back := done(request, run, form, person, _("Done and recorded.")):
            return back
    return page(request, form, person, title=title, verb=verb)


def _closure(request, code):
    rows = Closure.objects.visible_to(request.user).select_related("episode__person", "episode__case_worker")
    return get_object_or_404(rows, code=code)


def _posted(request):
    return request.POST if request.method == "POST" else None
