"""The WSGI application that Granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rptc.settings")
application = get_wsgi_application()

# A page makes thousands of small objects and drops them all: look for circles seldom, and never at what stays.
gc.freeze()
gc.set_threshold(50_000, 20, 20)
