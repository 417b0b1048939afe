"""Desks, at the root."""

from django.urls import path

from rptc.desk.views import people

app_name = "desk"
urlpatterns = [
    path("accounts/people/", people.people_list, name="people"),
    path("accounts/people/invite/", people.invite, name="invite"),
    path("accounts/people/<slug:code>/switch/", people.switch, name="person-switch"),
    path("accounts/invitation/<str:token>/", people.invitation, name="invitation"),
]
