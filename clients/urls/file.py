"""Addresses of a person that are not pages: the file itself is composed on the roof (`desk:client-file`)."""

from django.urls import path

from clients.views import portrait

urlpatterns = [path("<slug:code>/photo/", portrait.show, name="person-photo")]
