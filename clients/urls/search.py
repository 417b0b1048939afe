"""Addresses of the search."""

from django.urls import path

from clients.views import search

urlpatterns = [
    path("", search.ask, name="search"),
    path("search/<slug:code>/", search.results, name="search-results"),
]
