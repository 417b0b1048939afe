"""Addresses under /letters/."""

app_name = "letters"
urlpatterns = []
