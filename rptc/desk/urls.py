"""Desks, at the root."""

from django.urls import path

from rptc.desk.partners import list as partner_list
from rptc.desk.partners import page as partner_page
from rptc.desk.views import people

app_name = "desk"
urlpatterns = [
    path("partners/", partner_list.show, name="partner-list"),
    path("partners/export/", partner_list.download, name="partner-export"),
    path("partners/<slug:code>/", partner_page.show, name="partner-page"),
    path("accounts/people/", people.people_list, name="people"),
    path("accounts/people/invite/", people.invite, name="invite"),
    path("accounts/people/<slug:code>/switch/", people.switch, name="person-switch"),
    path("accounts/invitation/<str:token>/", people.invitation, name="invitation"),
]
