"""Addresses of the partner registry; its list and the partner's page stand on the roof (rptc.desk)."""

from django.urls import path

from partners.views import contact, document, member, partner, service

app_name = "partners"
urlpatterns = [
    path("new/", partner.new, name="partner-new"),
    path("<slug:code>/edit/", partner.edit, name="partner-edit"),
    path("<slug:code>/end/", partner.end, name="partner-end"),
    path("<slug:code>/services/add/", service.add, name="service-add"),
    path("<slug:code>/services/<slug:kind>/end/", service.end, name="service-end"),
    path("<slug:code>/contacts/add/", contact.add, name="contact-add"),
    path("contact/<slug:code>/edit/", contact.edit, name="contact-edit"),
    path("contact/<slug:code>/end/", contact.end, name="contact-end"),
    path("contact/<slug:code>/pin/", contact.pin, name="contact-pin"),
    path("<slug:code>/members/invite/", member.invite, name="member-invite"),
    path("member/<slug:code>/end/", member.end, name="member-end"),
    path("invitation/<slug:code>/withdraw/", member.withdraw, name="member-withdraw"),
    path("<slug:code>/documents/add/", document.add, name="document-add"),
    path("document/<slug:code>/edit/", document.edit, name="document-edit"),
    path("document/<slug:code>/seen/", document.seen, name="document-seen"),
    path("document/<slug:code>/renew/", document.renew, name="document-renew"),
    path("document/<slug:code>/terminate/", document.terminate, name="document-terminate"),
    path("document/<slug:code>/scan/", document.scan, name="document-scan"),
]
