"""Pytest's plugin (`-p tests.pg`): the test server runs before Django is set up, the catalogue is compiled."""
import os

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config):
    """Start the embedded test server, unless DATABASE_URL names another or a worker's parent did it already."""
    from rptc.lib import catalogue

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rptc.settings")
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    catalogue.compile_catalogue()
    from django.conf import settings

    if settings.PG:
        early_config.add_cleanup(settings.PG.use().release)
