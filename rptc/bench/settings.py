"""The product's settings, with Django's admin beside it as the rival: what a builder would use instead."""

from rptc import settings

globals().update({name: value for name, value in vars(settings).items() if name.isupper()})
INSTALLED_APPS = [*settings.INSTALLED_APPS, "django.contrib.admin.apps.SimpleAdminConfig"]
MIDDLEWARE = ["rptc.bench.floor.Count", *settings.MIDDLEWARE]
STATICFILES_FINDERS = [
    *settings.STATICFILES_FINDERS,
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
ROOT_URLCONF = "rptc.bench.urls"
WSGI_APPLICATION = "rptc.bench.wsgi.application"
