"""The product's settings, with Django's admin beside it as the rival: what a builder would use instead."""

from rptc.settings import *  # noqa: F403
from rptc.settings import INSTALLED_APPS, MIDDLEWARE, STATICFILES_FINDERS

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin.apps.SimpleAdminConfig"]
MIDDLEWARE = ["rptc.bench.floor.Count", *MIDDLEWARE]
STATICFILES_FINDERS = [*STATICFILES_FINDERS, "django.contrib.staticfiles.finders.AppDirectoriesFinder"]
ROOT_URLCONF = "rptc.bench.urls"
WSGI_APPLICATION = "rptc.bench.wsgi.application"
