"""Addresses under /referrals/incoming/, and of the papers that partners send with their reports."""

from django.urls import path

from referrals.views.staff.incoming import answering, detail, ending, following, listing, papers, recording

urlpatterns = [
    path("incoming/", listing.index, name="incoming-list"),
    path("incoming/new/", recording.new, name="incoming-new"),
    path("incoming/<str:code>/", detail.show, name="incoming-detail"),
    path("incoming/<str:code>/accept/", answering.accept, name="incoming-accept"),
    path("incoming/<str:code>/decline/", answering.decline, name="incoming-decline"),
    path("incoming/<str:code>/withdraw/", ending.withdraw, name="incoming-withdraw"),
    path("incoming/<str:code>/void/", ending.void, name="incoming-void"),
    path("incoming/<str:code>/take-in/", following.take_in, name="incoming-take-in"),
    path("incoming/<str:code>/refer-back/", following.refer_back, name="incoming-refer-back"),
    path("incoming/<str:code>/letter/", papers.letter, name="incoming-letter"),
    path("incoming/<str:code>/carried/<str:notice>/", papers.carried, name="incoming-carried"),
    path("reports/<str:code>/scan/", papers.report_scan, name="report-scan"),
    path("reports/<str:code>/read/", papers.report_read, name="report-read"),
]
