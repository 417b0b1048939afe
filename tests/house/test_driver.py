import importlib.util

from django.db.backends.postgresql.psycopg_any import is_psycopg3


def test_the_driver_is_psycopg2():
    """Django would prefer psycopg 3 in silence, and nothing here was tried on it."""
    assert not is_psycopg3
    assert importlib.util.find_spec("psycopg") is None
