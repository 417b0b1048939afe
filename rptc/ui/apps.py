from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.ui"
    label = "ui"

    def ready(self):
        from rptc.ui import pulse

        pulse.register()
