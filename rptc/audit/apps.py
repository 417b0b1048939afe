from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.audit"
    label = "audit"
