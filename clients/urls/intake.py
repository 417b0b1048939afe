"""Addresses of registration and intake. A draft is known by its code; a search is the only door."""

from django.urls import path

from clients.views import drafts, duplicates, emergency, items, photos, register, sections, starting, voiding

urlpatterns = [
    path("register/", starting.start, name="draft-without-search"),
    path("search/<slug:code>/register/", starting.start, name="draft-start"),
    path("search/<slug:code>/known/<slug:person>/", starting.known, name="draft-known"),
    path("drafts/", drafts.index, name="draft-list"),
    path("draft/<slug:code>/", drafts.detail, name="draft"),
    path("draft/<slug:code>/emergency/", emergency.emergency, name="draft-emergency"),
    path("draft/<slug:code>/duplicates/", duplicates.compare, name="draft-duplicates"),
    path("draft/<slug:code>/allow/", duplicates.allow, name="draft-allow"),
    path("draft/<slug:code>/check/", register.check, name="draft-check"),
    path("draft/<slug:code>/done/", register.done, name="draft-done"),
    path("draft/<slug:code>/drop/", drafts.drop, name="draft-drop"),
    path("draft/<slug:code>/take-over/", drafts.take_over, name="draft-take-over"),
    path("draft/<slug:code>/image/", photos.show, name="draft-photo"),
    path("draft/<slug:code>/<slug:section>/", sections.section, name="draft-section"),
    path("draft/<slug:code>/<slug:section>/add/", items.item, name="draft-item-add"),
    path("draft/<slug:code>/<slug:section>/<slug:item>/", items.item, name="draft-item"),
    path("draft/<slug:code>/<slug:section>/<slug:item>/remove/", items.remove, name="draft-item-remove"),
    path("episode/<slug:code>/void/", voiding.void, name="episode-void"),
]
