"""Addresses under /referrals/, for the unit."""

app_name = "referrals"
urlpatterns = []
