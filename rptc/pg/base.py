"""Django's PostgreSQL engine over the embedded server: connecting starts it."""

import atexit
import threading

from django.conf import settings
from django.db.backends.postgresql import base

_once = threading.Lock()


def ensure():
    """See that the server runs; the first call keeps it for this process until it ends."""
    with _once:
        if settings.PG.in_use:
            settings.PG.start()  # it may have been killed meanwhile
        else:
            settings.PG.use()
            atexit.register(settings.PG.release)


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL, started on demand."""

    def get_new_connection(self, conn_params):
        ensure()
        return super().get_new_connection(conn_params)
