"""The consents of a client: a part of the file. Composed here, because only the roof knows both whom a file is about and
with whom something may be shared."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.actions import consents
from clients.actions.refused import Refused
from clients.forms.consent import New
from clients.models import Consent
from partners.models import Partner
from referrals import sharing
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.desk.client.fetch import File
from rptc.desk.client.views import frame, of_person
from rptc.files import store


@require_safe
@of_person
def show(request, person):
    """In force first; what was withdrawn or ran out stays, with its reason."""
    audit.read("consents-opened", person, by=request.actor)
    held = sorted(Consent.objects.of(person).select_related("scan"), key=lambda consent: consent.is_over())
    context = {
        "rows": [(one, sharing.labels(one.scope)) for one in held],
        "writes": request.actor.may("clients.register"),
    }
    return render(request, "desk/client/consents.html", frame(request, File(person), "consents") | context)


@requires("clients.register")
@once
@of_person
def new(request, person):
    """Record a consent that was given; the paper is kept with it."""
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = New(
        *posted, client=person.display_name, recipients=_partners(request.user), scopes=sharing.CHOICES
    )
    if form.is_valid():
        try:
            consents.record(person, **form.given(request.actor), by=request.actor)
            messages.success(request, _("The consent is recorded."))
            return redirect("desk:client-consents", person.code)
        except (Refused, store.Refused) as refused:
            form.refuse(refused)
    return render(request, "clients/consent/new.html", {"person": person, "form": form})


def _partners(user):
    """By the name that may stand in a file that others read."""
    return sorted(
        ((p.code, str(p)) for p in Partner.objects.visible_to(user).active()), key=lambda pair: pair[1]
    )
