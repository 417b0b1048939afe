"""Addresses of the clients app, one file a part."""

from clients.urls import (
    assessment,
    closure,
    file,
    house,
    identity,
    instrument,
    intake,
    outreach,
    plan,
    registers,
    search,
    shift,
    stay,
)

app_name = "clients"
urlpatterns = (
    registers.urlpatterns
    + search.urlpatterns
    + outreach.urlpatterns
    + intake.urlpatterns
    + assessment.urlpatterns
    + instrument.urlpatterns
    + stay.urlpatterns
    + house.urlpatterns
    + shift.urlpatterns
    + file.urlpatterns
    + plan.urlpatterns
    + closure.urlpatterns
    + identity.urlpatterns
)
