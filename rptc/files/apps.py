from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.files"
    label = "files"
