from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.ui"
    label = "ui"
