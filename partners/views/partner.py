"""Taking a partner in, changing it, ending the work with it."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.actions import partner as actions
from partners.forms.partner import EndForm, PartnerForm
from partners.views.shared import ask, confirm, done, partner_of
from rptc.accounts.access import requires
from rptc.accounts.presses import once


def form_page(view):
    """A page with a form: shown on GET, sent on POST, and a second press does nothing."""
    return require_http_methods(["GET", "HEAD", "POST"])(once(view))


@form_page
@requires("partners.edit")
def new(request):
    """A new partner; contacts, services and documents follow on its page."""
    form = PartnerForm(request.POST or None)
    if form.is_valid():
        partner = actions.register(by=request.actor, **form.cleaned_data)
        messages.success(
            request, _("%(name)s is in the registry. Add two contacts next.") % {"name": partner.name}
        )
        return done(partner)
    return ask(request, form, title=_("New partner"), verb=_("Add partner"))


@form_page
@requires("partners.edit")
def edit(request, code):
    partner = partner_of(request, code)
    form = PartnerForm(request.POST or None, instance=partner)
    if form.is_valid():
        actions.change(partner, by=request.actor, **form.cleaned_data)
        messages.success(request, _("The profile is saved."))
        return done(partner)
    return ask(request, form, title=_("Change profile"), verb=_("Save profile"), partner=partner)


@form_page
@requires("partners.edit")
def end(request, code):
    """Running referrals go on: whoever has clients there still has them."""
    partner = partner_of(request, code)
    form = EndForm(request.POST or None)
    if form.is_valid():
        actions.end(partner, by=request.actor, **form.cleaned_data)
        messages.success(request, _("The work with %(name)s has ended.") % {"name": partner})
        return done(partner)
    return confirm(
        request, partner, form=form, verb=_("End partnership"),
        question=_("End the work with %(name)s?") % {"name": partner},
        consequence=_("It can no longer be chosen. Old referrals keep it; running ones go on until they are settled."),
    )  # fmt: skip
