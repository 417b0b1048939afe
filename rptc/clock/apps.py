from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.clock"
    label = "clock"
