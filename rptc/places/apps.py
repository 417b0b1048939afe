from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.places"
    label = "places"
