from django.apps import AppConfig


class Config(AppConfig):
    name = "rptc.accounts"
    label = "accounts"

    def ready(self):
        from rptc.accounts import mailing, permissions

        permissions.register()
        mailing.register()
