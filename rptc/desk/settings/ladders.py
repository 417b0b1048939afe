"""Ladders: the list by clock and side, one step with its history, a change, a new step, an end, a withdrawal."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.desk.settings import words
from rptc.desk.settings.access import EDITOR, READERS
from rptc.desk.settings.forms.dated import EndForm
from rptc.desk.settings.forms.step import StepForm
from rptc.desk.settings.rows import history, shown, step_facts
from rptc.desk.settings.stages import confirmed, staged
from rptc.sop.actions import steps
from rptc.sop.models import Rung


@require_safe
@requires(*READERS)
def ladder_list(request):
    """Every step that holds today or is planned, by ladder, in order of time."""
    rows = Rung.objects.filter(valid_to__isnull=True) | Rung.objects.on(timezone.localdate())
    found = {}
    for row in rows.order_by("clock", "owed_by", "offset", "valid_from"):
        found.setdefault((row.clock, row.owed_by), []).append(shown(row))
    order = list(words.CLOCKS)
    ladders = [
        {"clock": clock, "side": side, "title": words.ladder(clock, side), "steps": rows}
        for (clock, side), rows in sorted(
            found.items(), key=lambda pair: (order.index(pair[0][0]), pair[0][1])
        )
    ]
    return render(
        request, "desk/settings/ladders.html", {"ladders": ladders, "edits": request.user.has_perm(EDITOR)}
    )


@require_safe
@requires(*READERS)
def step(request, code):
    """One step: what holds, what is planned, what held."""
    rows = list(Rung.every.filter(code=code).order_by("-valid_from", "-pk"))
    if not rows:
        raise Http404
    context = {
        "step": rows[0], "ladder": words.ladder(rows[0].clock, rows[0].owed_by), "rows": [shown(row) for row in rows],
        "edits": request.user.has_perm(EDITOR), "events": history("rung", code),
    }  # fmt: skip
    return render(request, "desk/settings/step.html", context)


@requires(EDITOR)
@once
def change(request, code):
    """Another moment, audience or way from a day on."""
    row = _last(code)
    form = StepForm(request.POST or None, rung=row)

    def run(data):
        seen = Rung.objects.filter(pk=data["seen"], code=code).first() or row
        return steps.follow(seen, by=request.actor, **form.terms())

    title = _("Change the step: %(step)s") % {"step": row.label}
    return staged(
        request, form, run, day=lambda d: d["valid_from"], back=_page(code), done=_("The step is saved."), title=title,
        rows=step_facts(row),
    )  # fmt: skip


@requires(EDITOR)
@once
def add(request, clock, side):
    """A further step of a ladder that exists."""
    if not Rung.objects.filter(clock=clock, owed_by=side).exists():
        raise Http404
    form = StepForm(request.POST or None, rung=Rung(clock=clock, owed_by=side))

    def run(data):
        return steps.add(clock=clock, owed_by=side, by=request.actor, **form.terms())

    title, back = (
        _("A new step: %(ladder)s") % {"ladder": words.ladder(clock, side)},
        reverse("desk:ladder-list"),
    )
    return staged(
        request,
        form,
        run,
        day=lambda d: d["valid_from"],
        back=back,
        done=_("The step is saved."),
        title=title,
    )


@requires(EDITOR)
@once
def end(request, code):
    """The step is said no more after a day."""
    row, form = _last(code), EndForm(request.POST or None)

    def run(data):
        return steps.end(row, by=request.actor, **data)

    title = _("End the step: %(step)s") % {"step": row.label}
    return staged(
        request, form, run, day=lambda d: d["last_day"], back=_page(code), done=_("The step ends."), title=title,
        rows=step_facts(row),
    )  # fmt: skip


@requires(EDITOR)
@once
def withdraw(request, code):
    """Take back what has not begun."""
    row = _last(code)
    return confirmed(
        request, lambda: steps.withdraw(row, by=request.actor), back=_page(code), done=_("The change is withdrawn."),
        question=_("Withdraw the change that has not begun?"), verb=_("Withdraw the change"), rows=step_facts(row),
    )  # fmt: skip


def _page(code):
    return reverse("desk:step", args=[code])


def _last(code):
    row = Rung.objects.filter(code=code).order_by("valid_from").last()
    if row is None:
        raise Http404
    return row
