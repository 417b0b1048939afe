from django.urls import path

from clients.views import leaves, notes, stay_export, things
from clients.views import stay as views

urlpatterns = [
    path("beds/", views.board, name="stay-board"),
    path("beds/export/", stay_export.download, name="stay-export"),
    path("beds/admit/", views.admit, name="stay-admit"),
    path("beds/<slug:code>/move/", views.move, name="stay-move"),
    path("beds/<slug:code>/discharge/", views.discharge, name="stay-discharge"),
    path("beds/<slug:code>/out/", leaves.go, name="stay-out"),
    path("beds/<slug:code>/planned/", leaves.planned, name="stay-planned"),
    path("beds/<slug:code>/correct/", leaves.correct, name="stay-correct"),
    path("beds/<slug:code>/note/", notes.new, name="note-new"),
    path("leaves/<slug:code>/back/", leaves.back, name="leave-back"),
    path("leaves/<slug:code>/expect/", leaves.expect, name="leave-expect"),
    path("things/for/<slug:code>/", things.new, name="thing-new"),
    path("things/<slug:code>/back/", things.give_back, name="thing-back"),
    path("things/<slug:code>/lost/", things.lose, name="thing-lost"),
]
