"""Addresses under /r/, for a partner with a link."""

from django.urls import path

from referrals.views.partner.door import open_link

app_name = "link"
urlpatterns = [path("<str:token>/", open_link, name="open")]
