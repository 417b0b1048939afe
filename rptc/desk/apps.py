from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.desk"
    label = "desk"
