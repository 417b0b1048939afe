"""Addresses of instruments."""

from django.urls import path

from clients.views import instrument, instrument_edit

urlpatterns = [
    path("instruments/", instrument.instrument_list, name="instrument-list"),
    path("instruments/load/", instrument_edit.load, name="instrument-load"),
    path("instruments/<slug:code>/<str:version>/", instrument.show, name="instrument-show"),
    path("instruments/<slug:code>/<str:version>/blank/", instrument.blank, name="instrument-blank"),
    path(
        "instruments/<slug:code>/<str:version>/publish/", instrument_edit.publish, name="instrument-publish"
    ),
    path("instruments/<slug:code>/<str:version>/drop/", instrument_edit.drop, name="instrument-drop"),
]
