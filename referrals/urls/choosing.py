"""The steps of writing a referral, going back to each, and offering it to somebody else."""

from django.urls import path

from referrals.views.staff import offering, sharing, starting, writing

urlpatterns = [
    path("for/<str:code>/", starting.start, name="referral-start"),
    path("for/<str:code>/partners/", starting.partners, name="referral-partners"),
    path("for/<str:code>/write/", writing.write, name="referral-write"),
    path("<str:code>/change/", writing.change, name="referral-change"),
    path("<str:code>/partner/", offering.partner, name="referral-partner"),
    path("<str:code>/sharing/", sharing.share, name="referral-sharing"),
    path("<str:code>/reoffer/", offering.reoffer, name="referral-reoffer"),
]
