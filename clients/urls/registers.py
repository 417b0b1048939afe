"""Addresses of registers that come in."""

from django.urls import path

from clients.views.registers import columns, ending, files, progress, rows, start

urlpatterns = [
    path("registers/", start.index, name="register-list"),
    path("registers/template/", files.template, name="register-template"),
    path("registers/<slug:code>/", progress.show, name="register-page"),
    path("registers/<slug:code>/columns/", columns.columns, name="register-columns"),
    path("registers/<slug:code>/headings/", columns.head, name="register-head"),
    path("registers/<slug:code>/go-on/", progress.work, name="register-work"),
    path("registers/<slug:code>/row/<int:line>/", rows.row, name="register-row"),
    path("registers/<slug:code>/row/<int:line>/correct/", rows.correct, name="register-correct"),
    path("registers/<slug:code>/leave-out/<slug:verdict>/", ending.leave_out, name="register-leave"),
    path("registers/<slug:code>/faults/", files.faults, name="register-faults"),
    path("registers/<slug:code>/import/", ending.take_in, name="register-import"),
    path("registers/<slug:code>/undo/", ending.undo, name="register-undo"),
    path("registers/<slug:code>/drop/", ending.drop, name="register-drop"),
]
