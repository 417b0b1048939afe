"""A process that is killed between two writes: forked from the test, and dead before its nth write reaches the server."""

import os
import signal
import time

from django.db import connection

WRITES = ("INSERT", "UPDATE", "DELETE")
DONE, FAILED = 0, 3


def killed_at(write, act):
    """Run `act` in a child that is killed before its nth write, the last being the commit; says whether it was."""
    here = _connected()
    connection.close()
    child = os.fork()
    if not child:
        os._exit(_die_at(write, act))
    _pid, status = os.waitpid(child, 0)
    _wait_until_the_server_noticed(here)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == DONE, "the act failed by itself"
        return False
    assert os.WTERMSIG(status) == signal.SIGKILL
    return True


def everything():
    """{table: digest of all its rows}: equal before and after when nothing was done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        tables = [name for (name,) in cursor.fetchall()]
        return {name: _digest(cursor, name) for name in tables}


def _digest(cursor, table):
    rows = f"SELECT md5(coalesce(string_agg(row::text, '|' ORDER BY row::text), '')) FROM \"{table}\" AS row"
    cursor.execute(rows)
    return cursor.fetchone()[0]


def _die_at(write, act):
    """In the child: count, and die. Whatever else goes wrong must not return into the test runner."""
    left = [write]

    def count(execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(WRITES):
            _tick(left)
        return execute(sql, params, many, context)

    try:
        connection.connect()
        commit = connection.commit
        connection.commit = lambda: (_tick(left), commit())
        with connection.execute_wrapper(count):
            act()
        return DONE
    except BaseException:
        return FAILED


def _tick(left):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)


def _connected():
    """The server's processes for other connections to this database."""
    others = (
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    with connection.cursor() as cursor:
        cursor.execute(others)
        return {pid for (pid,) in cursor.fetchall()}


def _wait_until_the_server_noticed(before):
    """The server rolls back when it sees that the other end is gone."""
    for _ in range(1000):
        if not _connected() - before:
            return
        time.sleep(0.01)
    raise AssertionError("a connection of the killed process is still there")
