from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.desk"
    label = "desk"

    def ready(self):
        from rptc.desk.messages import mailing
        from rptc.desk.standins import words

        mailing.register()
        words.register()
