"""Granian as a child process that never outlives its parent."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

from django.conf import settings
from django.core.management.base import CommandError

HOST = "127.0.0.1"
OPTIONS = {
    "--interface": "wsgi",
    "--host": HOST,
    "--workers": "2",
    "--blocking-threads": "2",
    "--workers-kill-timeout": "5",
    "--log-level": "warning",
}


def die_with_parent():
    """Ask the kernel for SIGTERM when the parent ends (Linux; elsewhere nothing)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def check_free(port):
    """CommandError with what to do when `port` cannot be used."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            raise CommandError(
                f"Port {port} cannot be used ({reason}). Choose another: make run PORT=8123"
            ) from error


@contextmanager
def serving(port, application="rptc.wsgi:application"):
    """The running server's process; its whole group is gone afterwards."""
    options = [word for pair in OPTIONS.items() for word in pair]
    command = [sys.executable, "-m", "granian", *options, "--respawn-failed-workers", "--port", str(port)]
    process = subprocess.Popen(
        [*command, application],
        cwd=settings.BASE_DIR,
        env=os.environ | {"PORT": str(port)},
        start_new_session=True,  # Ctrl-C is for us to pass on
        preexec_fn=die_with_parent,
    )
    try:
        _wait_until_open(process, port)
        yield process
    finally:
        _end(process)


def _wait_until_open(process, port):
    while process.poll() is None:
        with socket.socket() as client:
            if client.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise CommandError("The web server did not start, see above.")


def _end(process):
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)  # workers outlive a main process that was killed
    process.wait()
