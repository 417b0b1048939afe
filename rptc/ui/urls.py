"""Addresses of the frame. The gallery stays out of production."""

from django.conf import settings
from django.urls import path

from . import gallery, views

app_name = "ui"
urlpatterns = [
    path("language/", views.language, name="language"),
    path("more/", views.more, name="more"),
    path("help/", views.page, {"name": "help"}, name="help"),
    path("data-protection/", views.page, {"name": "privacy"}, name="privacy"),
    path("session/stay/", views.stay, name="stay"),
]
if not settings.PRODUCTION:
    urlpatterns.append(path("gallery/", gallery.show, name="gallery"))
