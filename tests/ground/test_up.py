"""`up` in a folder of its own, as `make run` starts it: serves, holds its port, and leaves nothing running."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

BASE = Path(__file__).parents[2]
PATIENCE = 60  # seconds until we believe that it will never come


@pytest.fixture(scope="module")
def data():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "data"


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(data, port):
    settings = {
        k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DATABASE_OWNER_URL", "MAKELEVEL")
    }
    command = [sys.executable, "manage.py", "up", "--no-demo", "--port", str(port)]
    return subprocess.Popen(
        command, cwd=BASE, env=settings | {"RPTC_DATA": str(data)}, stderr=subprocess.PIPE, text=True
    )


def health(port):
    """What /healthz answers, as soon as it does."""
    for _ in range(PATIENCE * 10):
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
                return json.load(answer)
        except URLError:
            time.sleep(0.1)
    raise AssertionError("nothing answers")


def stop(process, number=signal.SIGTERM):
    process.send_signal(number)
    process.communicate(timeout=PATIENCE)
    return process.returncode


def database(data):
    """The process of the folder's server, or None."""
    file = data / "pg" / "data" / "postmaster.pid"
    return int(file.read_text().split()[0]) if file.exists() else None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_serves_until_it_is_stopped_and_leaves_nothing_running(data, port, number):
    process = start(data, port)
    assert health(port)["database"] is True
    assert stop(process, number) == 0
    assert database(data) is None
    with pytest.raises(URLError):
        urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1)


def test_a_taken_port_is_one_sentence(data):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = start(data, port := taken.getsockname()[1])
        said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 1
    assert said.startswith(f"CommandError: Port {port} cannot be used") and said.count("\n") == 1


def test_a_database_that_was_killed_comes_back_under_the_running_server(data, port):
    process = start(data, port)
    health(port)
    os.kill(killed := database(data), signal.SIGKILL)
    for _ in range(PATIENCE * 10):  # a backend may answer once more before it notices that its head is off
        if health(port)["database"] and database(data) not in (killed, None):
            break
        time.sleep(0.1)
    assert database(data) not in (killed, None)
    assert health(port)["database"] is True
    assert stop(process) == 0


def test_the_pulse_beats_at_the_start(data, port):
    process = start(data, port)
    for _ in range(PATIENCE * 10):
        if health(port)["last_tick"]:
            break
        time.sleep(0.1)
    assert health(port)["last_tick"]
    stop(process)
