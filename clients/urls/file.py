"""Addresses of a person and of one consent: the file itself is composed on the roof (`desk:client-file`)."""

from django.urls import path

from clients.views import consent, portrait

urlpatterns = [
    path("<slug:code>/photo/", portrait.show, name="person-photo"),
    path("consent/<slug:code>/withdraw/", consent.withdraw, name="consent-withdraw"),
    path("consent/<slug:code>/scan/", consent.scan, name="consent-scan"),
]
