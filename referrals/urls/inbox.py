"""Addresses under /inbox/, for the people of a partner who have an account."""

from django.urls import path

from referrals.views.inbox import account, home, incoming, people, referral

app_name = "inbox"
urlpatterns = [
    path("", home.home, name="home"),
    path("figures/", home.figures, name="figures"),
    path("colleagues/", people.colleagues, name="colleagues"),
    path("colleagues/<slug:code>/end/", people.end, name="colleague-end"),
    path("account/", account.account, name="account"),
    path("join/<str:token>/", account.join, name="join"),
    path("refer/", incoming.new, name="incoming-new"),
    path("referred/", incoming.index, name="incoming-list"),
    path("referred/<slug:code>/", incoming.detail, name="incoming-detail"),
    path("referred/<slug:code>/withdraw/", incoming.withdraw, name="incoming-withdraw"),
    path("<slug:code>/", referral.show, name="referral"),
]
