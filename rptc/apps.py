from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc"
    label = "rptc"
