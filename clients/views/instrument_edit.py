"""A new version of an instrument: loaded from a file, its differences looked at, published or dropped."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.actions import instruments
from clients.forms.instrument import LoadForm
from clients.instruments.differences import differences
from clients.models import Instrument
from clients.views.instrument import found
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.lib.refused import Refused


@requires(instruments.EDIT)
@once
def load(request):
    """A file becomes a draft; every fault of it is a sentence with its place."""
    form = LoadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    faults = []
    if form.is_valid():
        try:
            row = instruments.load(form.content, by=request.actor)
            return redirect("clients:instrument-publish", row.code, row.version)
        except instruments.Faulty as faulty:
            faults = faulty.sentences
            form.add_error("file", _("This file was not taken."))
        except Refused as refused:
            form.add_error("file", refused.sentence)
    shown = faults[: instruments.SHOWN]
    context = {"form": form, "faults": shown, "more": len(faults) - len(shown)}
    return render(request, "clients/instrument/load.html", context)


@requires(instruments.EDIT)
@once
def publish(request, code, version):
    """The differences from the version in use, in words; then it is published."""
    row = found(code, version, retired_at__isnull=True)
    if row.published_at:
        return redirect("clients:instrument-show", code, version)
    if request.method == "POST":
        try:
            instruments.publish(row, seen=request.POST.get("seen", ""), by=request.actor)
            messages.success(
                request, _("Published. New assessments use it; begun ones finish in their version.")
            )
            return redirect("clients:instrument-show", code, version)
        except Refused as refused:
            messages.warning(request, refused.sentence)
            return redirect("clients:instrument-publish", code, version)
    used = Instrument.objects.newest().filter(code=code).first()
    changed = differences(used.definition, row.definition) if used else []
    context = {"instrument": row, "used": used, "changed": changed, "begun": _begun(used)}
    return render(request, "clients/instrument/publish.html", context)


@requires(instruments.EDIT)
@once
def drop(request, code, version):
    """A draft that will not be used."""
    row = found(code, version, retired_at__isnull=True)
    if request.method == "POST":
        try:
            instruments.drop(row, by=request.actor)
            messages.success(request, _("The draft is dropped."))
        except Refused as refused:
            messages.warning(request, refused.sentence)
        return redirect("clients:instrument-list")
    if row.published_at:
        return redirect("clients:instrument-show", code, version)
    question = _("Drop the draft %(version)s?") % {"version": f"{row.title} {row.version}"}
    context = {
        "question": question,
        "verb": _("Drop the draft"),
        "danger": True,
        "back": reverse("clients:instrument-list"),
    }
    return render(
        request, "ui/confirm.html", context | {"rows": None, "form": None, "consequence": "", "keep": ""}
    )


def _begun(used):
    """How many assessments finish in the version in use."""
    return used.assessments.filter(finished_at__isnull=True).count() if used else 0
