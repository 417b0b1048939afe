"""The embedded server: started by the first who needs it, stopped by the last, found again after a crash."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg2
import pytest

from rptc.pg import Server, Unavailable, programs


@pytest.fixture
def server():
    """A server of our own in a folder that every account may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        server = Server(Path(folder) / "pg", test=True)
        yield server
        server.stop() if server.base.exists() else None


def ask(server, question="select 1"):
    connection = psycopg2.connect(host=str(server.socket), user="rptc_app", dbname="rptc")
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]
    finally:
        connection.close()


def test_computing_the_settings_starts_nothing(server):
    assert server.socket.name == "run"
    assert not server.base.exists()


def test_the_last_one_out_stops_the_server(server):
    other = Server(server.base, test=True)
    server.use()
    other.use()
    server.release()
    assert ask(other) == 1
    other.release()
    with pytest.raises(psycopg2.OperationalError):
        ask(server)


def test_the_application_is_neither_owner_nor_superuser(server):
    server.use()
    mine = "select rolsuper or rolcreatedb or rolcreaterole or rolinherit from pg_roles where rolname = current_user"
    assert ask(server, mine) is False
    assert ask(server, "select datdba::regrole::text from pg_database where datname = 'rptc'") == "rptc_owner"
    server.release()


def test_a_killed_server_comes_back_with_its_data(server):
    server.use()
    pid = int((server.data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    while server._answers():
        pass
    server.start()
    assert ask(server) == 1
    server.release()


def test_a_process_number_that_was_given_away_is_not_taken_for_the_server(server):
    server.use()
    server.release()
    (server.data / "postmaster.pid").write_text(f"{os.getppid()}\n{server.data}\n")
    server.use()
    assert ask(server) == 1
    server.release()


def test_three_who_start_at_once_get_one_server(server):
    code = "import sys; from rptc.pg import Server; print(Server(sys.argv[1], test=True).use()._pid())"
    command = [sys.executable, "-c", code, str(server.base)]
    root = Path(__file__).parents[2]
    starters = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) for _ in range(3)]
    assert len({starter.communicate()[0] for starter in starters}) == 1
    assert [starter.returncode for starter in starters] == [0, 0, 0]


def test_a_long_path_gets_a_short_socket(tmp_path):
    server = Server(tmp_path / ("a-long-name-" * 8))
    assert len(str(server.socket)) < 80
    assert server.socket != Server(tmp_path / "other" / ("a-long-name-" * 8)).socket


@pytest.mark.skipif(
    os.geteuid() != 0, reason="only root meets folders that the server's account may not enter"
)
def test_root_in_a_private_folder_opens_nothing(server):
    server.base.mkdir(mode=0o700)
    server.base.chmod(0o700)
    try:
        server.use()
    except Unavailable as refusal:
        pytest.skip(str(refusal))
    assert ask(server) == 1
    assert server.base.stat().st_mode & 0o777 == 0o700
    server.release()


def test_a_program_that_fails_is_one_sentence(tmp_path):
    with pytest.raises(Unavailable, match=r"^The database cannot run here \(initdb: .+\)\. Set DATABASE_URL"):
        programs.run("initdb", "--nonsense", base=tmp_path)


def test_without_programs_the_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(programs.util, "find_spec", lambda name: None)
    monkeypatch.setattr(programs.Path, "glob", lambda self, pattern: [])
    monkeypatch.setattr(programs.shutil, "which", lambda name: None)
    with pytest.raises(Unavailable, match="set DATABASE_URL"):
        programs.folder()
