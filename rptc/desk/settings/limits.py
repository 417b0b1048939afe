"""Limits: the list, one step with its history, a change, a narrower one, an end, a withdrawal."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.desk.settings.access import EDITOR, READERS
from rptc.desk.settings.forms.dated import EndForm
from rptc.desk.settings.forms.limit import LimitForm, NarrowForm
from rptc.desk.settings.rows import history, limit_rows, limit_sections, planned
from rptc.desk.settings.stages import confirmed, staged
from rptc.sop.actions import limits
from rptc.sop.models import Limit
from rptc.sop.models.limit import KEY


@require_safe
@requires(*READERS)
def limit_list(request):
    """Every limit in force today, and what is planned."""
    rows = list(Limit.objects.filter(valid_to__isnull=True) | Limit.objects.on(timezone.localdate()))
    return render(request, "desk/settings/limits.html", {"sections": limit_sections(rows)})


@require_safe
@requires(*READERS)
def limit(request, code):
    """One step: what holds, what is planned, what held."""
    rows = list(Limit.every.filter(code=code).order_by(*KEY[1:], "-valid_from", "-pk"))
    if not rows:
        raise Http404
    context = {
        "step": rows[0], "rows": limit_rows(rows), "edits": request.user.has_perm(EDITOR),
        "events": history("limit", code),
    }  # fmt: skip
    return render(request, "desk/settings/limit.html", context)


@requires(EDITOR)
@once
def change(request, code, scope):
    """Another value from a day on."""
    row = _of_scope(code, scope)
    form = LimitForm(request.POST or None, limit=row)

    def run(data):
        shown = Limit.objects.filter(pk=data["seen"], code=code).first() or row
        return limits.follow(shown, by=request.actor, **form.terms())

    words = {"title": _("Change: %(step)s") % {"step": row.label}, "rows": planned(row)}
    return staged(
        request,
        form,
        run,
        day=lambda d: d["valid_from"],
        back=_page(code),
        done=_("The limit is saved."),
        **words,
    )


@requires(EDITOR)
@once
def narrow(request, code):
    """A limit for a kind of partner, a class, or what is urgent."""
    row = _of_scope(code, "any.any.any")
    form = NarrowForm(request.POST or None, limit=row)

    def run(data):
        return limits.narrow(row, by=request.actor, **form.terms())

    words = {"title": _("A narrower limit: %(step)s") % {"step": row.label}, "rows": planned(row)}
    return staged(
        request,
        form,
        run,
        day=lambda d: d["valid_from"],
        back=_page(code),
        done=_("The limit is saved."),
        **words,
    )


@requires(EDITOR)
@once
def end(request, code, scope):
    """The narrower limit ends; the general one holds for them again."""
    row = _of_scope(code, scope)
    form = EndForm(request.POST or None)

    def run(data):
        return limits.end(row, by=request.actor, **data)

    words = {"title": _("End the narrower limit: %(step)s") % {"step": row.label}, "rows": planned(row)}
    return staged(
        request, form, run, day=lambda d: d["last_day"], back=_page(code), done=_("The limit ends."), **words
    )


@requires(EDITOR)
@once
def withdraw(request, code, scope):
    """Take back what has not begun."""
    row = _of_scope(code, scope)
    return confirmed(
        request, lambda: limits.withdraw(row, by=request.actor), back=_page(code), done=_("The change is withdrawn."),
        question=_("Withdraw the change that has not begun?"), verb=_("Withdraw the change"), rows=planned(row),
    )  # fmt: skip


def _page(code):
    return reverse("desk:limit", args=[code])


def _of_scope(code, scope):
    """The last row of a step for whom `scope` says; 404 for one that is not."""
    parts = ["" if part == "any" else part for part in scope.split(".")]
    if len(parts) != len(KEY) - 1:
        raise Http404
    row = (
        Limit.objects.filter(code=code, **dict(zip(KEY[1:], parts, strict=True)))
        .order_by("valid_from")
        .last()
    )
    if row is None:
        raise Http404
    return row
