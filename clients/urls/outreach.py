"""Addresses of outreach."""

from django.urls import path

from clients.views.outreach import acts, detail, lines, listing, minutes, people, starting

urlpatterns = [
    path("operations/", listing.index, name="operation-list"),
    path("operations/new/", starting.new, name="operation-new"),
    path("operations/<slug:code>/", detail.show, name="operation-detail"),
    path("operations/<slug:code>/people/", people.add, name="operation-people"),
    path("operations/<slug:code>/edit/", starting.edit, name="operation-edit"),
    path("operations/<slug:code>/order/", starting.order, name="operation-order"),
    path("operations/<slug:code>/act/<slug:verb>/", acts.act, name="operation-act"),
    path("operations/<slug:code>/minutes/", minutes.write, name="operation-minutes"),
    path("minutes/<slug:code>/print/", minutes.print_it, name="minutes-print"),
    path("minutes/<slug:code>/pdf/", minutes.paper, name="minutes-pdf"),
    path("minutes/<slug:code>/<slug:what>/", minutes.decide, name="minutes-decide"),
    path("found/<slug:code>/change/", lines.change, name="found-change"),
    path("found/<slug:code>/not-admitted/", lines.settle, name="found-settle"),
    path("found/<slug:code>/again/", lines.again, name="found-again"),
]
