"""Addresses under /referrals/, for the unit. Every act has its own page, named after it."""

from django.urls import path

from referrals.acts import ACTS
from referrals.urls import choosing, groups, incoming, issues, papers
from referrals.views.staff import acts, detail, diary, door, listing, news

app_name = "referrals"
urlpatterns = [
    path("", listing.referral_list, name="referral-list"),
    path("export/", listing.download, name="referral-export"),
    *incoming.urlpatterns,
    *issues.urlpatterns,
    *groups.urlpatterns,
    *choosing.urlpatterns,
    path("<str:code>/", detail.show, name="referral-detail"),
    path("<str:code>/news/", news.show, name="referral-news"),
    path("<str:code>/link/", door.new, name="link-new"),
    path("<str:code>/link/<str:contact>/replace/", door.replace, name="link-replace"),
    path("<str:code>/link/<str:contact>/told/", door.told, name="link-told"),
    path("<str:code>/carried/<str:notice>/", door.carried, name="notice-carried"),
    path("<str:code>/minutes/<str:leg>/", door.minutes, name="handover-minutes"),
    path("<str:code>/calendar/<str:leg>/", diary.journey, name="referral-calendar"),
    *papers.urlpatterns,
    *[path(f"<str:code>/{slug}/", acts.page(slug), name=f"referral-{slug}") for slug in ACTS],
]
