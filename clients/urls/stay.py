from django.urls import path

from clients.views import stay as views

urlpatterns = [
    path("beds/", views.board, name="stay-board"),
    path("beds/admit/", views.admit, name="stay-admit"),
    path("beds/<slug:code>/move/", views.move, name="stay-move"),
    path("beds/<slug:code>/discharge/", views.discharge, name="stay-discharge"),
]
