"""Addresses of the end of a case, of incidents, and of the aftercare."""

from django.urls import path

from clients.views.closure import aftercare, closing, incidents

urlpatterns = [
    path("episode/<slug:code>/close/", closing.ask, name="closure-ask"),
    path("closure/<slug:code>/approve/", closing.approve, name="closure-approve"),
    path("closure/<slug:code>/return/", closing.send_back, name="closure-return"),
    path("closure/<slug:code>/withdraw/", closing.withdraw, name="closure-withdraw"),
    path("closure/<slug:code>/reopen/", closing.reopen, name="closure-reopen"),
    path("episode/<slug:code>/death/", incidents.death, name="incident-death"),
    path("episode/<slug:code>/missing/", incidents.missing, name="incident-missing"),
    path("incident/<slug:code>/add/", incidents.tell, name="incident-tell"),
    path("visit/<slug:code>/made/", aftercare.made, name="visit-made"),
    path("visit/<slug:code>/missed/", aftercare.missed, name="visit-missed"),
    path("aftercare/<slug:code>/end/", aftercare.end, name="aftercare-end"),
]
