"""What every test stands on: the database as the application's role, and strictness."""
import pytest

from rptc import db


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """The owner creates and migrates the test database …"""
    db.become_owner()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """… and every test is the application; the owner drops the database at the end."""
    db.become_app()
    yield
    db.become_owner()


@pytest.fixture
def two_roles(settings):
    """For tests of what the application may not do: they need an owner that is somebody else."""
    if not settings.DATABASE_OWNER:
        pytest.skip("DATABASE_URL without DATABASE_OWNER_URL: the application owns its tables here.")
