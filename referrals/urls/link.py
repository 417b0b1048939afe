"""Addresses under /r/, for a partner with a link."""

from django.urls import path

from referrals.views.partner import diary
from referrals.views.partner.door import open_link

app_name = "link"
urlpatterns = [
    path("<str:token>/", open_link, name="open"),
    path("<str:token>/calendar/<str:leg>/", diary.journey, name="calendar"),
]
