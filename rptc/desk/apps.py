from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.desk"
    label = "desk"

    def ready(self):
        from rptc.desk.messages import mailing

        mailing.register()
