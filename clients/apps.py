from django.apps import AppConfig


class Config(AppConfig):
    name = "clients"
    label = "clients"
