"""Addresses under /inbox/, for the people of a partner who have an account."""

app_name = "inbox"
urlpatterns = []
