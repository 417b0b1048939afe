"""What the pages of the registry share: finding a thing of an active partner, and a form page."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from partners.models import Contact, Document, Partner, Service


def partner_of(request, code):
    """An active partner this person may see; 404 otherwise."""
    return get_object_or_404(Partner.objects.visible_to(request.user).active(), code=code)


def contact_of(request, code):
    """A contact who still answers."""
    return _part(request, Contact.objects.active(), code=code)


def document_of(request, code):
    return _part(request, Document.objects.all(), code=code)


def service_of(request, code, kind):
    return _part(request, Service.objects.active(), partner__code=code, kind=kind)


def _part(request, rows, **where):
    found = get_object_or_404(rows.select_related("partner"), **where)
    if found.partner.ended_on or not request.user.has_perm("partners.see"):
        raise Http404
    return found


def page(partner):
    """The address of the partner's page, which stands on the roof."""
    return reverse("desk:partner-page", args=[partner.code])


def done(partner):
    return redirect("desk:partner-page", partner.code)


def ask(request, form, *, title, verb, partner=None, hint=""):
    """The page with a form; 422 would be truer after a fault, but browsers and htmx take 200."""
    back = page(partner) if partner else reverse("desk:partner-list")
    context = {
        "form": form,
        "title": title,
        "verb": verb,
        "back": back,
        "partner": partner or "",
        "hint": hint,
    }
    return render(request, "partners/form.html", context)


def confirm(request, partner, **words):
    """A question before what cannot be undone."""
    context = {"form": None, "rows": (), "danger": True, "keep": "", "back": page(partner)} | words
    return render(request, "ui/confirm.html", context)
