"""Documents of a partner: recorded, corrected, seen, renewed, terminated, and their scans."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from partners.actions import document as actions
from partners.forms.document import DocumentForm, SeenForm, TerminateForm
from partners.models import Document, right_kinds
from partners.overlaps import overlapping
from partners.sentences import needed
from partners.views.partner import form_page
from partners.views.shared import ask, confirm, document_of, done, partner_of
from rptc import audit
from rptc.accounts.access import requires
from rptc.files import serve, store


@form_page
@requires("partners.edit")
def add(request, code):
    partner = partner_of(request, code)
    form = DocumentForm(request.POST or None, request.FILES or None, instance=Document(partner=partner))
    if document := _saved(form, actions.add, partner, request):
        return _told(request, document)
    return ask(request, form, title=_("Add a document"), verb=_("Add document"), partner=partner)


@form_page
@requires("partners.edit")
def renew(request, code):
    """A new document that continues this one, from the day after it ends."""
    old = document_of(request, code)
    begins = old.ends_on + timedelta(days=1) if old.ends_on else None
    fresh = Document(partner=old.partner, kind=old.kind, title=old.title, starts_on=begins)
    form = DocumentForm(request.POST or None, request.FILES or None, instance=fresh)
    if document := _saved(form, actions.add, old.partner, request, renews=old):
        return _told(request, document)
    hint = _("It continues %(document)s. That one stays in the chain.") % {"document": old}
    return ask(
        request, form, title=_("Renew the document"), verb=_("Save renewal"), partner=old.partner, hint=hint
    )


@form_page
@requires("partners.edit")
def edit(request, code):
    document = document_of(request, code)
    form = DocumentForm(request.POST or None, request.FILES or None, instance=document)
    if saved := _saved(form, actions.change, document, request):
        return _told(request, saved)
    return ask(request, form, title=_("Change document"), verb=_("Save document"), partner=document.partner)


@form_page
@requires("partners.edit")
def seen(request, code):
    """The paper that was only said to exist lies on the table."""
    document = document_of(request, code)
    form = SeenForm(request.POST or None, request.FILES or None, instance=document)
    if saved := _saved(form, actions.mark_seen, document, request):
        return _told(request, saved)
    return ask(
        request, form, title=_("The document was seen"), verb=_("Mark as seen"), partner=document.partner
    )


@form_page
@requires("partners.edit")
def terminate(request, code):
    document = document_of(request, code)
    form = TerminateForm(request.POST or None)
    if form.is_valid():
        actions.terminate(document, by=request.actor, **form.cleaned_data)
        messages.success(request, _("%(document)s is marked as terminated.") % {"document": document})
        return done(document.partner)
    return confirm(
        request, document.partner, form=form, question=_("Mark %(document)s as terminated?") % {"document": document},
        consequence=_("New referrals to this partner then need a reason, unless another document covers them."),
        verb=_("Mark as terminated"),
    )  # fmt: skip


@require_safe
@requires("partners.edit", "referrals.see")
def scan(request, code):
    """The scan as it was received; reading it is logged."""
    document = document_of(request, code)
    if document.scan is None or document.partner.name_for(request.user) != document.partner.name:
        raise Http404
    audit.read("document-scan-opened", document.partner, by=request.actor, document=document.code)
    return serve.response(document.scan)


def _saved(form, action, target, request, **more):
    """What the action made, or None after a fault of the form or of the scan; what was typed stays."""
    if not form.is_valid():
        return None
    try:
        return action(target, by=request.actor, **more, **form.cleaned_data)
    except store.Refused as refused:
        form.add_error("scan", str(refused))
        return None


def _told(request, document):
    """Back to the partner, saying what is odd about the document."""
    partner = document.partner
    messages.success(
        request, _("The document is saved: %(status)s.") % {"status": document.status_on().label}
    )
    if document.seen and document.kind not in right_kinds(partner):
        messages.warning(request, needed(partner.kind))
    if any(document in pair for pair in overlapping(partner.documents.all())):
        messages.warning(
            request, _("Two documents of this kind overlap. Check the dates, or link the renewal.")
        )
    return done(partner)
