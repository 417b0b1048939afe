"""Desks, at the root."""

app_name = "desk"
urlpatterns = []
