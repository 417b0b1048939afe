"""Addresses under /r/, for a partner with a link."""

app_name = "link"
urlpatterns = []
