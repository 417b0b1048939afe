from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.notices"
    label = "notices"
