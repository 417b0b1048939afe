from django.urls import path

from clients.views import notes, shifts

urlpatterns = [
    path("shift/", shifts.log, name="shift-log"),
    path("shift/sheet/", shifts.sheet, name="shift-sheet"),
    path("shift/note/", notes.of_house, name="shift-note"),
    path("shift/point/", shifts.point, name="shift-point"),
    path("shift/hand-over/", shifts.hand_over, name="shift-hand-over"),
    path("shift/report/<slug:code>/read/", shifts.read, name="shift-read"),
    path("shift/point/<slug:code>/settle/", shifts.settle, name="point-settle"),
    path("notes/<slug:code>/strike/", notes.strike, name="note-strike"),
]
