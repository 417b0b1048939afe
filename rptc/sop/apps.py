from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.sop"
    label = "sop"
