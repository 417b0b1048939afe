"""Many people on one screen: good rows are saved, a row with a fault keeps what was typed and says what is wrong."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clients.actions import outreach
from clients.actions.refused import Refused
from clients.forms.outreach import row as rows
from clients.forms.outreach.reason import Correction
from clients.models import LocalClass, Operation
from clients.outreach import became
from clients.views.outreach import fetch
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.files import store
from rptc.lib.numbers import whole


@requires("clients.register")
@once
def add(request, code):
    """GET shows those who stand and blank rows (`?rows=` how many); POST saves what is good."""
    operation = fetch.operation(request.user, code)
    if operation.state not in (Operation.State.UNDER_WAY, Operation.State.HANDED_OVER):
        messages.info(request, _("People are added while an operation is under way."))
        return redirect("clients:operation-detail", code)
    classes = list(LocalClass.objects.filter(retired=False).select_related("parent"))
    signed = operation.state == Operation.State.HANDED_OVER
    reason = Correction(request.POST or None) if signed else None
    if request.method != "POST":
        return _page(request, operation, rows.blank(_wanted(request), classes), reason)
    return _posted(request, operation, rows.posted(request.POST, request.FILES, classes), reason, classes)


def _posted(request, operation, given, reason, classes):
    good = reason is None or reason.is_valid()
    kept = saved(given, operation, reason, request.actor) if good else []
    if kept:
        messages.success(request, _told(len(kept)))
    faulty = [row for row in given if row not in kept]
    if faulty or not good:
        more = rows.blank(rows.FEW, classes, start=rows.free(faulty))
        return _page(request, operation, [*_renumbered(faulty), *more], reason)
    if not given:
        messages.info(request, _("Nothing was written yet."))
    more = "more" in request.POST or not given
    return redirect("clients:operation-people" if more else "clients:operation-detail", operation.code)


def saved(given, operation, reason, by):
    """The rows that are people now, one after the other."""
    return [row for row in given if _saved(row, operation, reason, by)]


def _saved(row, operation, reason, by):
    """Whether this row is a person now."""
    if not row.is_valid():
        return False
    try:
        said = {"photo": row.taken(by), "reason": reason.cleaned_data["reason"] if reason else ""}
        outreach.add(operation, row.seen(), key=row.cleaned_data["key"] or row.prefix, by=by, **said)
    except store.Refused:
        return False
    except Refused as refused:
        row.add_error(None, refused.sentence)
        return False
    return True


def _renumbered(faulty):
    """A chosen file does not come back with the page: say so."""
    for row in faulty:
        if row.files.get(row.add_prefix("photo")) and "photo" not in row.errors:
            row.add_error("photo", _("Choose the photo again."))
    return faulty


def _page(request, operation, forms, reason):
    audit.read("operation-opened", operation, by=request.actor)
    context = {
        "operation": operation, "rows": forms, "reason": reason,
        "lines": became.lines(operation.people.counted(), request.user),
        "faulty": [form for form in forms if form.is_faulty],
        "invalid": any(form.is_faulty for form in forms) or bool(reason and reason.errors),
    }  # fmt: skip
    return render(request, "clients/outreach/people.html", context)


def _wanted(request):
    return min(max(whole(request.GET.get("rows"), rows.FEW) or rows.FEW, 1), rows.MOST)


def _told(n):
    return ngettext("%(n)d person saved.", "%(n)d people saved.", n) % {"n": n}
