from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.reports"
    label = "reports"
