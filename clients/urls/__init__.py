"""Addresses of the clients app, one file a part."""

from clients.urls import assessment, file, intake, registers, search, stay

app_name = "clients"
urlpatterns = (
    registers.urlpatterns
    + search.urlpatterns
    + intake.urlpatterns
    + assessment.urlpatterns
    + stay.urlpatterns
    + file.urlpatterns
)
