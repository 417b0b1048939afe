"""Reports."""

from django.urls import path

from rptc.reports.views import table1

app_name = "reports"
urlpatterns = [
    path("", table1.index, name="index"),
    path("table1/", table1.page, name="table1"),
    path("table1/csv/", table1.download, name="table1-csv"),
    path("table1/cases/", table1.cases, name="table1-cases"),
]
