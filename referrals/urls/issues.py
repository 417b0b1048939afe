"""Addresses under /referrals/issues/."""

urlpatterns = []
