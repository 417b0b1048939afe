from django.apps import AppConfig


class Config(AppConfig):
    name = "feedback"
    label = "feedback"
