"""What every test stands on: the server, the catalogue, the database as the application's role, and strictness."""

import os

import pytest
from django.conf import settings as django_settings
from django.db import connection

from rptc import db
from rptc.lib import catalogue
from rptc.management.commands import flush


def pytest_configure(config):
    """Keep the embedded test server for the whole run; a worker finds what its parent started."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    catalogue.compile_catalogue()
    if django_settings.PG:
        django_settings.PG.use()
        config.add_cleanup(django_settings.PG.release)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """The owner creates and migrates the test database …"""
    db.become_owner()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """… and every test is the application; the owner drops the database at the end."""
    db.become_app()
    with django_db_blocker.unblock():
        flush.remember()
    yield
    with django_db_blocker.unblock():
        _hang_up()
    db.become_owner()


def _hang_up():
    """End what a server thread of a browser test still holds: the database is dropped next."""
    others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        " AND usename = current_user AND pid <> pg_backend_pid()"
    )
    with connection.cursor() as cursor:
        cursor.execute(others)


@pytest.fixture
def two_roles(settings):
    """For tests of what the application may not do: they need an owner that is somebody else."""
    if not settings.DATABASE_OWNER:
        pytest.skip("DATABASE_URL without DATABASE_OWNER_URL: the application owns its tables here.")


@pytest.fixture(autouse=True, scope="session")
def several_are_moved_one_by_one():
    """An act on several is a move of each, on purpose; zeal would take that for a loop that reads too much."""
    from zeal import zeal_ignore

    from clients.views.outreach import people
    from referrals.actions import groups

    groups.each = zeal_ignore()(groups.each)
    people.saved = zeal_ignore()(people.saved)
