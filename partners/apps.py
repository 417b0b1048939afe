from django.apps import AppConfig


class Config(AppConfig):
    name = "partners"
    label = "partners"

    def ready(self):
        from partners import mailing

        mailing.register()
