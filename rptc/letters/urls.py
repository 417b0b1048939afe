"""Addresses under /letters/ (texts, for the unit) and /verifikasi/ (for whoever holds a paper)."""

from django.urls import path

from rptc.letters.views import texts, verify, versions

app_name = "letters"
urlpatterns = [
    path("letters/", texts.listing, name="text-list"),
    path("letters/<slug:code>/", texts.show, name="text-show"),
    path("letters/<slug:code>/new/", versions.new, name="text-new"),
    path("letters/<slug:code>/<str:version>/", texts.show, name="text-version"),
    path("letters/<slug:code>/<str:version>/change/", versions.change, name="text-change"),
    path("letters/<slug:code>/<str:version>/approve/", versions.approve, name="text-approve"),
    path("letters/<slug:code>/<str:version>/preview/<str:lang>/", texts.preview, name="text-preview"),
    path("verifikasi/<slug:code>/", verify.verify, name="letter-verify"),
]
