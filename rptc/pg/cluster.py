"""A new cluster of databases in a folder."""

import os
import shutil

from rptc.pg import programs

OPTIONS = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
BUILTIN = [
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
]  # the same order on every machine, from 17 on


def make(data, owner):
    """Make the cluster beside its place and move it there, so that a broken start leaves none behind."""
    fresh = data.with_name("new")
    shutil.rmtree(fresh, ignore_errors=True)
    private(fresh, owner)
    options = OPTIONS + (BUILTIN if programs.major() >= 17 else [])
    programs.run("initdb", "-D", fresh, *options, base=data.parent)
    fresh.rename(data)


def private(path, owner):
    """See that the folder is there, for nobody but its owner, a (user, group) or None for oneself."""
    path.mkdir(mode=0o700, exist_ok=True)
    if owner:
        os.chown(path, *owner)
