"""Writing a goal, wording it otherwise, closing it."""

from functools import partial

from django.utils.translation import gettext as _

from clients.actions.plan import goals
from clients.forms.plan.goal import Close, GoalForm
from clients.views.plan import fetch
from clients.views.plan.acting import Page, act, posted
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui.parts import Row


@requires("clients.plan")
@once
def add(request, code):
    """A goal of a case; the first one begins the plan."""
    case = fetch.episode(request.user, code)
    page = Page(_("Write a goal"), _("Save the goal"), case.person)
    return act(
        request, page, GoalForm(*posted(request)), partial(goals.add, episode=case), _("The goal is written.")
    )


@requires("clients.plan")
@once
def change(request, code):
    goal = fetch.goal(request.user, code)
    hint = _("A change of what was acknowledged opens a new version, which is to be acknowledged again.")
    page = Page(_("Change the goal"), _("Save the goal"), goal.plan.episode.person, hint)
    form = GoalForm(*posted(request), initial={"domain": goal.domain, "text": goal.text})
    return act(request, page, form, partial(goals.change, goal=goal), _("The goal is saved."))


@requires("clients.plan")
@once
def close(request, code):
    goal = fetch.goal(request.user, code)
    page = Page(
        _("Close the goal"), _("Close the goal"), goal.plan.episode.person, _("Steps that are still to do end with it."),
        (Row(goal.get_domain_display(), goal.text),),
    )  # fmt: skip
    return act(
        request, page, Close(*posted(request)), partial(goals.close, goal=goal), _("The goal is closed.")
    )
