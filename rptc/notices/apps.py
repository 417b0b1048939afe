from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.notices"
    label = "notices"

    def ready(self):
        from rptc.notices import telling

        telling.register()
