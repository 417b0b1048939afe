"""Addresses under /referrals/groups/."""

urlpatterns = []
