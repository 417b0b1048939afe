"""The frame alone, for tests of the frame."""

from django.urls import include, path

urlpatterns = [path("", include("rptc.ui.urls")), path("accounts/", include("allauth.urls"))]
handler404 = "rptc.errors.not_found"
handler403 = "rptc.errors.forbidden"
handler500 = "rptc.errors.server_error"
