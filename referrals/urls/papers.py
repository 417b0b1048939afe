"""Addresses of a referral's letters."""

from django.urls import path

from referrals.views.staff.papers import deciding, overview, pdf, writing

urlpatterns = [
    path("<str:code>/letters/", overview.listing, name="paper-list"),
    path("<str:code>/letters/write/<slug:kind>/", writing.write, name="paper-write"),
    path("<str:code>/letters/<str:letter>/", overview.show, name="paper-show"),
    path("<str:code>/letters/<str:letter>/change/", writing.change, name="paper-change"),
    path("<str:code>/letters/<str:letter>/number/", deciding.number, name="paper-number"),
    path("<str:code>/letters/<str:letter>/approve/", deciding.approve, name="paper-approve"),
    path("<str:code>/letters/<str:letter>/cancel/", deciding.cancel, name="paper-cancel"),
    path("<str:code>/letters/<str:letter>/print/", pdf.print_it, name="paper-print"),
    path("<str:code>/letters/<str:letter>/pdf/", pdf.paper, name="paper-pdf"),
    path("<str:code>/letters/<str:letter>/reading/", pdf.reading_aid, name="paper-reading"),
]
