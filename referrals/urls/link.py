"""Addresses under /r/, for a partner with a link."""

app_name = "link"
urlpatterns = []
from django.http import HttpResponse
from django.urls import path
urlpatterns = [path("<str:token>/", lambda r, token: HttpResponse(""), name="open")]
