from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.letters"
    label = "letters"
