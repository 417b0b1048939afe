"""Addresses under /referrals/issues/, and the issues of one referral."""

from django.urls import path

from referrals.views.staff.issues import acts, detail, listing, raising, tab
from referrals.views.staff.issues.table import ACTS

urlpatterns = [
    path("issues/", listing.index, name="issue-list"),
    path("issues/new/", raising.new, name="issue-new"),
    path("issues/<str:code>/", detail.show, name="issue-detail"),
    path("issues/<str:code>/carried/<str:notice>/", acts.carried, name="issue-carried"),
    *[path(f"issues/<str:code>/{slug}/", acts.page(slug), name=f"issue-{slug}") for slug in ACTS],
    path("<str:code>/issues/", tab.show, name="referral-issues"),
]
