"""Services of a partner: offered and ended; a change is an end and a new offer, so old referrals stay readable."""

from django.contrib import messages
from django.utils.translation import gettext as _

from partners.actions import service as actions
from partners.forms.service import ServiceForm
from partners.models import Service
from partners.views.partner import form_page
from partners.views.shared import ask, confirm, done, partner_of, service_of
from rptc.accounts.access import requires


@form_page
@requires("partners.edit")
def add(request, code):
    partner = partner_of(request, code)
    form = ServiceForm(request.POST or None, instance=Service(partner=partner))
    if form.is_valid():
        service = actions.offer(partner, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Service added: %(service)s.") % {"service": service})
        return done(partner)
    return ask(request, form, title=_("Add a service"), verb=_("Add service"), partner=partner)


@form_page
@requires("partners.edit")
def end(request, code, kind):
    service = service_of(request, code, kind)
    if request.method == "POST":
        actions.end(service, by=request.actor)
        messages.success(request, _("Service ended: %(service)s.") % {"service": service})
        return done(service.partner)
    return confirm(
        request, service.partner, question=_("End the service “%(service)s”?") % {"service": service},
        consequence=_("New referrals cannot ask for it; running ones go on."), verb=_("End service"),
    )  # fmt: skip
