"""Contacts of a partner and their PIN."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from partners.actions import contact as actions
from partners.forms.contact import ContactForm
from partners.models import Contact
from partners.views.partner import form_page
from partners.views.shared import ask, confirm, contact_of, done, page, partner_of
from rptc.accounts.access import requires


@form_page
@requires("partners.edit")
def add(request, code):
    partner = partner_of(request, code)
    form = ContactForm(
        request.POST or None, instance=Contact(partner=partner, order=partner.contacts.active().count() + 1)
    )
    if form.is_valid():
        contact = actions.add(partner, by=request.actor, **form.cleaned_data)
        messages.success(request, _("%(name)s is a contact now. Give a PIN next.") % {"name": contact})
        return done(partner)
    return ask(request, form, title=_("Add a contact"), verb=_("Add contact"), partner=partner)


@form_page
@requires("partners.edit")
def edit(request, code):
    contact = contact_of(request, code)
    form = ContactForm(request.POST or None, instance=contact)
    if form.is_valid():
        actions.change(contact, by=request.actor, **form.cleaned_data)
        messages.success(request, _("The contact is saved."))
        return done(contact.partner)
    return ask(request, form, title=_("Change contact"), verb=_("Save contact"), partner=contact.partner)


@form_page
@requires("partners.edit")
def end(request, code):
    contact = contact_of(request, code)
    if request.method == "POST":
        actions.end(contact, by=request.actor)
        messages.success(request, _("%(name)s no longer answers for this partner.") % {"name": contact})
        return done(contact.partner)
    return confirm(
        request, contact.partner, question=_("End the contact %(name)s?") % {"name": contact}, verb=_("End contact"),
        consequence=_("New links go to the other contacts. Replace links that still run at their referral."),
    )  # fmt: skip


@form_page
@requires("partners.edit")
def pin(request, code):
    """Show a new PIN once. It stands only in the answer to this press: a reload or a second press shows none."""
    contact = contact_of(request, code)
    seen = contact.pin_set_at.isoformat() if contact.pin_set_at else ""
    context = {
        "contact": contact,
        "partner": contact.partner,
        "seen": seen,
        "back": page(contact.partner),
        "pin": "",
        "late": False,
    }
    if request.method == "POST":
        if request.POST.get("seen", "") == seen:
            context["pin"] = _given(contact, request.actor)
        context["late"] = not context["pin"]
    return render(request, "partners/pin.html", context)


def _given(contact, actor):
    try:
        return actions.give_pin(contact, by=actor, seen=contact.pin_set_at)
    except actions.AlreadyGiven:
        return ""
