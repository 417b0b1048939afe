"""An embedded PostgreSQL in a folder, for development, tests and a first look.

As a Django engine (`ENGINE = "rptc.pg"`) it starts when the first connection is asked for, so every command works by
itself. DATABASE_URL replaces it (docs/decisions/0002).
"""

from rptc.pg.programs import Unavailable
from rptc.pg.server import Server

__all__ = ["Server", "Unavailable"]
