"""Start, find and stop the server in one folder.

Who stops it: nobody counts. Each user holds a shared lock that the kernel drops however a process dies; the one that
finds itself alone stops the server.
"""

import fcntl
import hashlib
import os
import signal
import socket
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from rptc.pg import cluster, programs, roles

# The driver writes values into the statement, so a refused one would leave a name in the server's log.
SILENT = "-c log_min_error_statement=panic -c log_error_verbosity=terse"
SOLID = "-c random_page_cost=1.1"  # no disk turns any more
UNSAFE_BUT_FAST = " ".join(f"-c {s}=off" for s in ("fsync", "full_page_writes", "synchronous_commit"))


class Server:
    """The PostgreSQL of the folder `base`; making this object computes paths and starts nothing.

    `test=True` trades safety for speed: what a crash loses is only a test.
    """

    def __init__(self, base, test=False):
        self.base, self.test = Path(base).resolve(), test
        self.data = self.base / "data"
        near = self.base / "run"
        name = f"rptc-pg-{hashlib.sha256(str(self.base).encode()).hexdigest()[:10]}"
        self.socket = (
            near if len(str(near)) < 80 else Path(tempfile.gettempdir()) / name
        )  # the kernel allows 107
        self._held, self._killed = [], False

    @property
    def in_use(self):
        """Whether this process holds the server."""
        return bool(self._held)

    def use(self):
        """Hold the server until `release`, starting it when needed; pairs may be nested."""
        with self._permitted():
            handle = (self.base / "users").open("a")  # held until release
        fcntl.flock(handle, fcntl.LOCK_SH)
        self._held.append(handle)
        return self.start()

    def release(self):
        """Let go; the last one out stops the server."""
        with self._held.pop() as handle, suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.stop()

    def start(self):
        """Start the server unless it answers already; one starter at a time."""
        with self._alone():
            if not self._answers():
                self._prepare()
                self._launch()
                roles.create(self.socket)
        return self

    def stop(self):
        """Stop the server as Ctrl-C would (sessions are ended, nothing is lost) and wait for its end."""
        with self._alone():
            if pid := self._pid():
                os.kill(pid, signal.SIGINT)
            while self._pid():
                time.sleep(0.02)

    def _launch(self, tries=25):
        """The sessions of a server that was killed hold its memory for a moment: try for five seconds."""
        settings = f"-h '' -k '{self.socket}' -c max_connections=60 {SILENT} {SOLID} " + (
            UNSAFE_BUT_FAST if self.test else ""
        )
        options = ("-w", "-t", "60", "-l", self.data / "server.log", "-o", settings)
        try:
            programs.run("pg_ctl", "start", "-D", self.data, *options, base=self.base)
        except programs.Unavailable:
            if not self._killed or not tries:
                raise
            time.sleep(0.2)
            self._launch(tries - 1)

    @contextmanager
    def _alone(self):
        with self._permitted(), (self.base / "lock").open("a") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    @contextmanager
    def _permitted(self):
        try:
            self.base.mkdir(parents=True, exist_ok=True)
            yield
        except PermissionError as error:
            raise programs.Unavailable(
                f"Cannot use {self.base}: set RPTC_DATA to a folder of yours."
            ) from error

    def _answers(self):
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(str(self.socket / ".s.PGSQL.5432")) == 0

    def _pid(self):
        """The process of this folder's server, or None; a number that was given to another program is not ours."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
            os.kill(pid, 0)
        except (OSError, ValueError):
            return None
        told = Path(f"/proc/{pid}/cmdline")
        return pid if not told.exists() or str(self.data).encode() in told.read_bytes() else None

    def _prepare(self):
        owner = programs.identity(self.base)[1]
        cluster.private(self.socket, owner)
        if not self.data.exists():
            cluster.make(self.data, owner)
        left = self.data / "postmaster.pid"
        self._killed = left.exists()
        if self._killed and not self._pid():
            left.unlink()  # its number may belong to another program by now
