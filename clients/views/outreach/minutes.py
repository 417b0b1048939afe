"""Minutes of a hand-over: written from the record, numbered, approved, printed; or cancelled and written anew."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from clients.models import Operation
from clients.outreach import minutes
from clients.views.outreach import fetch
from rptc import audit, letters
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.letters import printing
from rptc.letters.forms.deciding import Approval, Cancelling, Number
from rptc.letters.models import Letter
from rptc.letters.numbers import proposed
from rptc.letters.views.pdf import inline
from rptc.lib.refused import Refused

STEPS = {
    "number": (Number, gettext_lazy("Give the letter its number"), gettext_lazy("Keep the number"), "letters.write"),
    "approve": (Approval, gettext_lazy("Approve this letter?"), gettext_lazy("Approve"), "letters.approve"),
    "cancel": (Cancelling, gettext_lazy("Cancel this letter?"), gettext_lazy("Cancel the letter"), "letters.write"),
}  # fmt: skip


@require_POST
@requires("letters.write")
@once
def write(request, code):
    """A draft from the record; while one stands nobody writes another."""
    operation = fetch.operation(request.user, code)
    if operation.handed_over_at is None:
        messages.warning(request, _("Record the hand-over first."))
    elif any(not paper.cancelled_at for paper in minutes.of(operation)):
        messages.info(request, _("There are minutes already. Cancel them to write new ones."))
    else:
        letters.compose(minutes.TEXT, about=operation, values=minutes.values(operation), by=request.actor)
        messages.success(request, _("The draft is kept. Look at the preview, then give it a number."))
    return redirect("clients:operation-detail", code)


@requires("letters.write", "letters.approve")
@once
def decide(request, code, what):
    """A number, an approval or a cancellation; a refusal stands where it belongs."""
    paper, operation = _minutes(request.user, code)
    if what not in STEPS or not request.user.has_perm(STEPS[what][3]):
        raise Http404
    kind, question, verb, _permission = STEPS[what]
    initial = {"number": paper.number or proposed(paper), "day": paper.letter_date}
    form = kind(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and _done(form, what, paper, operation, request):
        return redirect("clients:operation-detail", operation.code)
    context = {
        "form": form,
        "operation": operation,
        "act": {"question": question, "consequence": "", "verb": verb},
    }
    return render(request, "clients/outreach/act.html", context)


def _done(form, step, paper, operation, request):
    more = {"values": minutes.values(operation)} if step == "approve" else {}
    try:
        getattr(letters, step)(paper, **form.cleaned_data, **more, by=request.actor)
    except Refused as refused:
        form.refuse(refused)
        return False
    messages.success(request, _("Saved."))
    return True


@require_safe
@requires("letters.see")
def paper(request, code):
    """The frozen bytes, or a marked preview; reading it is recorded."""
    held, operation = _minutes(request.user, code)
    audit.read("letter-opened", held, by=request.actor, about=operation.code)
    if held.pdf:
        with default_storage.open(held.pdf.path) as file:
            return inline(file.read(), f"letter-{held.code}")
    if held.is_draft:
        held.values |= minutes.values(operation)
    return inline(printing.draft(held), f"draft-{held.code}")


@require_POST
@requires("letters.write")
@once
def print_it(request, code):
    """Recorded as printed, and shown for the printer."""
    held, operation = _minutes(request.user, code)
    try:
        letters.printed(held, by=request.actor)
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return redirect("clients:operation-detail", operation.code)
    return redirect("clients:minutes-pdf", code)


def _minutes(user, code):
    """(letter, operation); a letter about anything else is 404."""
    held = get_object_or_404(
        Letter.objects.select_related("template", "pdf"), code=code, about_kind=Operation._meta.model_name
    )
    return held, fetch.operation(user, held.about_code)
