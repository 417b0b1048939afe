"""Reports."""

app_name = "reports"
urlpatterns = []
