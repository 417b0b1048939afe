"""Addresses of the partner registry."""

app_name = "partners"
urlpatterns = []
