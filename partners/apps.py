from django.apps import AppConfig


class Config(AppConfig):
    name = "partners"
    label = "partners"
