"""Addresses under /referrals/incoming/."""

urlpatterns = []
