"""Addresses under /letters/ (texts, for the unit) and /verifikasi/ (for whoever holds a paper)."""

app_name = "letters"
urlpatterns = []
