"""One row: compare with whoever it may be, say who it is, correct it, leave it out."""

from types import SimpleNamespace

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render

from clients.actions.refused import Refused
from clients.actions.registers import deciding
from clients.forms.register import Correct, Decide
from clients.intake import comparison
from clients.models import RegisterRow
from clients.registers import dates, likeness
from clients.registers.fields import LABELS
from clients.registers.files import sentences
from clients.views.registers import found
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui.templatetags.show import masked

Decision = RegisterRow.Decision
LEAVE = {"out": deciding.leave_out, "back": deciding.take_back}


@requires("clients.import", "clients.review_import")
@once
def row(request, code, line):
    """A row beside the people it may be; the buttons say who it is, leave it out, or take that back."""
    row = found.row(request, code, line)
    hits = _hits(request, row)
    form = Decide(request.POST or None, row=row, hits=hits)
    if request.method == "POST":
        act = LEAVE.get(request.POST.get("act"))
        if act and _done(form, act, row, by=request.actor):
            return _on(row)
        if not act and _decided(request, form, row, hits):
            return _on(row)
    return _page(request, row, hits, form)


@requires("clients.import")
@once
def correct(request, code, line):
    """Other texts for a row; it is judged anew at once."""
    row = found.row(request, code, line)
    form = Correct(request.POST or None, row=row)
    if form.is_valid() and _done(form, deciding.correct, row, cells=form.cleaned_data, by=request.actor):
        return redirect("clients:register-row", code, line)
    return render(
        request, "clients/registers/correct.html", {"row": row, "form": form, "sentences": sentences(row)}
    )


def _decided(request, form, row, hits):
    if not request.user.has_perm("clients.review_import"):
        raise PermissionDenied
    if not form.is_valid():
        return None
    who, people = form.cleaned_data["who"], {hit.person.code: hit.person for hit in hits}
    decision = who if who in (Decision.NEW, Decision.TWIN) else Decision.SAME
    return _done(
        form, deciding.decide, row, decision=decision, person=people.get(who), reason=form.cleaned_data["reason"],
        by=request.actor,
    )  # fmt: skip


def _done(form, act, row, **given):
    try:
        return act(row, **given)
    except Refused as refused:
        form.add_error(None, refused.sentence)


def _hits(request, row):
    """Whom the row may be, as far as the reader may see files; those that the dry run proposed."""
    if not row.told.get("hits") or not request.user.has_perm("clients.review_import"):
        return []
    found = likeness.candidates(**likeness.question(row.told["values"]), user=request.user)
    return [hit for hit in found if hit.person.pk in row.told["hits"]]


def _page(request, row, hits, form):
    for hit in hits:
        audit.read("file-compared", hit.person, by=request.actor, register=row.register.code)
    reading = _reading(row)
    waits = row.register.is_checked and row.verdict not in ("", "new", "fault")
    context = {
        "row": row, "form": form, "sentences": sentences(row), "invalid": bool(form.errors),
        "hits": [(hit, comparison.rows(reading, hit)) for hit in hits],
        "hidden": len(row.told.get("hits", [])) - len(hits), "texts": _texts(row),
        "may": request.user.has_perm("clients.import"),
        "may_decide": waits and request.user.has_perm("clients.review_import"),
    }  # fmt: skip
    return render(request, "clients/registers/row.html", context)


def _texts(row):
    texts = row.texts()
    texts |= {"nik": masked(texts["nik"])} if texts.get("nik") else {}
    return [(LABELS[name], texts[name], name in row.given) for name in LABELS if texts.get(name)]


def _reading(row):
    """The row's values as the comparison of an intake reads them."""
    values = dict(row.told.get("values", {}))
    if values.get("birth_date"):
        values["birth_date"] = dates.moment(values["birth_date"])[0]
    return SimpleNamespace(told=lambda _section: values, age=values.get("estimated_age"))


def _on(row):
    """The next row that waits, or the register."""
    following = (
        row.register.rows.waiting().filter(verdict=row.verdict, line__gt=row.line).order_by("line").first()
    )
    if following:
        return redirect("clients:register-row", row.register.code, following.line)
    return redirect("clients:register-page", row.register.code)
