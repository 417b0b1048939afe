"""One consent: withdrawing it, and the paper it stands on. The list is a part of the file, composed on the roof."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from clients.actions import consents
from clients.actions.refused import Refused
from clients.forms.consent import Withdraw
from clients.models import Consent, Person
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.files import serve


@requires("clients.register")
@once
def withdraw(request, code):
    """Asked first: a partner reads nothing more from that moment."""
    consent = _consent(request.user, code)
    back = redirect("desk:client-consents", consent.person.code)
    if consent.withdrawn_at:
        messages.info(request, _("This consent is withdrawn already."))
        return back
    form = Withdraw(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            consents.withdraw(consent, reason=form.cleaned_data["reason"], by=request.actor)
            messages.success(request, _("The consent is withdrawn. Nothing is shared by it any longer."))
            return back
        except Refused as refused:
            form.add_error(None, refused.sentence)
    return render(request, "clients/consent/withdraw.html", {"consent": consent, "form": form})


@requires("clients.see_file")
def scan(request, code):
    """The paper itself; every opening is recorded."""
    consent = _consent(request.user, code, scan__isnull=False)
    audit.read("consent-scan-opened", consent, by=request.actor)
    return serve.response(consent.scan)


def _consent(user, code, **where):
    rows = Consent.objects.filter(person__in=Person.objects.visible_to(user), **where)
    return get_object_or_404(rows.select_related("person", "scan"), code=code)
