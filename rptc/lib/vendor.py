"""The few third-party static files that our pages use; the packages bring many more.

Collecting and compressing all of them would take longer than the rest of the start.
"""

from django.contrib.staticfiles.finders import AppDirectoriesFinder

FILES = {
    "js-lib-bootstrap5/css/bootstrap.min.css",
    "js-lib-bootstrap5/css/bootstrap.min.css.map",  # named in the line above's file, so its hash is asked for
    "django_htmx/htmx-2.min.js",
}


class Finder(AppDirectoriesFinder):
    """Finds in the installed apps what FILES names, and nothing else."""

    def list(self, ignore_patterns):
        return ((path, storage) for path, storage in super().list(ignore_patterns) if path in FILES)

    def find(self, path, **kwargs):
        return super().find(path, **kwargs) if path in FILES else []
