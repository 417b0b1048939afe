"""Addresses of standing in, under /settings/ and on the client file."""

from django.urls import path

from rptc.desk.standins import caseload, delegations, deputy, duty

urlpatterns = [
    path("settings/delegations/", delegations.index, name="delegation-list"),
    path("settings/delegations/new/", delegations.new, name="delegation-new"),
    path("settings/delegations/<slug:code>/end/", delegations.end, name="delegation-end"),
    path("settings/duty/", duty.index, name="duty-list"),
    path("settings/duty/new/", duty.new, name="duty-new"),
    path("settings/duty/<slug:code>/end/", duty.end, name="duty-end"),
    path("settings/caseload/", caseload.index, name="caseload-list"),
    path("settings/caseload/from/<slug:code>/", caseload.move, name="caseload-from"),
    path("settings/caseload/<slug:code>/", caseload.moved, name="caseload-move"),
    path("clients/<slug:code>/deputy/", deputy.show, name="client-deputy"),
]
