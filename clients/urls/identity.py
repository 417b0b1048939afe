"""Addresses of what is done about an identity; the part of the file itself is composed on the roof."""

from django.urls import path

from clients.views.identity import comparing, keeping, photos, suspicions, undoing

urlpatterns = [
    path("duplicates/", suspicions.waiting, name="duplicate-list"),
    path("duplicates/<slug:code>/withdraw/", suspicions.withdraw, name="suspicion-withdraw"),
    path("joined/<slug:code>/undo/", undoing.undo, name="merge-undo"),
    path("two-people/<slug:code>/reconsider/", undoing.reconsider, name="distinct-reconsider"),
    path("<slug:code>/compare/", comparing.choose, name="compare-choose"),
    path("<slug:code>/compare/<slug:other>/", comparing.compare, name="compare-files"),
    path("<slug:code>/identity/name/", keeping.name_add, name="identity-name"),
    path("<slug:code>/identity/status/", keeping.status_add, name="identity-status"),
    path("<slug:code>/identity/photo/", keeping.photo_add, name="identity-photo"),
    path("<slug:code>/identity/address/", keeping.address_add, name="identity-address"),
    path("<slug:code>/identity/household/", keeping.household_join, name="identity-household"),
    path("<slug:code>/identity/relative/", keeping.relative_link, name="identity-relative"),
    path("<slug:code>/identity/suspect/", suspicions.suspect, name="identity-suspect"),
    path("name/<slug:code>/retire/", keeping.name_retire, name="othername-retire"),
    path("name/<slug:code>/correct/", keeping.name_correct, name="othername-correct"),
    path("address/<slug:code>/end/", keeping.address_end, name="address-end"),
    path("portrait/<slug:code>/", photos.show, name="portrait-show"),
    path("portrait/<slug:code>/use/", photos.use, name="portrait-use"),
    path("household/<slug:code>/leave/", keeping.household_leave, name="membership-leave"),
]
