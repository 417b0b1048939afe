"""A new version of a text: written, changed, approved."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.letters.actions import texts
from rptc.letters.forms.text import Approval, Changed, Text
from rptc.letters.models import Template
from rptc.lib.refused import Refused
from rptc.lib.words import chosen


@requires("letters.write")
@once
def new(request, code):
    """A copy of the version in force, to be changed."""
    held = texts.latest(code)
    if not held:
        raise Http404
    initial = {f"body_{lang}": text.body for lang, text in held.items()} | {
        "version": texts.next_version(code)
    }
    form = Text(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and _done(form, lambda: texts.write(
        code, bodies=form.bodies(), version=form.cleaned_data["version"], by=request.actor
    )):  # fmt: skip
        messages.success(request, _("The draft is kept. It holds once it is approved."))
        return redirect("letters:text-version", code, form.cleaned_data["version"])
    return render(
        request, "letters/text_form.html", {"form": form, "text": _read(held.values()), "version": ""}
    )


@requires("letters.write")
@once
def change(request, code, version):
    """The draft once more."""
    rows = _draft(code, version)
    initial = {f"body_{row.lang}": row.body for row in rows}
    form = Changed(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and _done(
        form, lambda: texts.change(code, version, bodies=form.bodies(), by=request.actor)
    ):
        messages.success(request, _("The draft is kept. It holds once it is approved."))
        return redirect("letters:text-version", code, version)
    return render(request, "letters/text_form.html", {"form": form, "text": _read(rows), "version": version})


@requires("letters.approve")
@once
def approve(request, code, version):
    """By name, from a day on."""
    rows = _draft(code, version)
    form = Approval(request.POST if request.method == "POST" else None)
    if form.is_valid() and _done(
        form,
        lambda: texts.approve(code, version, valid_from=form.cleaned_data["valid_from"], by=request.actor),
    ):
        messages.success(request, _("The version is approved. It no longer changes."))
        return redirect("letters:text-version", code, version)
    return render(request, "letters/approve.html", {"form": form, "text": _read(rows), "version": version})


def _read(rows):
    """The row in the reader's language."""
    return chosen({row.lang: row for row in rows})


def _draft(code, version):
    rows = list(
        Template.objects.filter(code=code, version=version, approved_at__isnull=True).order_by("lang")
    )
    if not rows:
        raise Http404
    return rows


def _done(form, act):
    """Whether the act went through; a refusal stands at its answer."""
    try:
        act()
    except Refused as refused:
        form.refuse(refused)
    return form.is_valid()
