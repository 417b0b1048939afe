"""Making a backup: one moment of the database, and every file that it names."""

import json
import os
import zipfile
from contextlib import contextmanager

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from rptc import db
from rptc.backup import Unusable, tables
from rptc.backup.archive import FORMAT, MANIFEST, Summed, copied
from rptc.lib.crypto import blind

FILES = "SELECT path, sha256 FROM files_storedfile ORDER BY path"
APPLIED = "SELECT app, name FROM django_migrations ORDER BY id"


def make(path, say=lambda line: None):
    """Write a backup to `path` (mode 0600; whole or not at all) and return its manifest.

    Files that are missing or differ from their row are named in `manifest["faulty"]`. Raises Unusable.
    """
    with _whole(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        told = {"format": FORMAT, "made_at": timezone.now().isoformat(), "keys": fingerprint()}
        with _one_moment() as cursor:
            told |= _rows(cursor, archive, say)
            cursor.execute(FILES)
            stored = cursor.fetchall()
        told |= _files(stored, archive, say)
        archive.writestr(MANIFEST, json.dumps(told, indent=1))
    return told


def fingerprint():
    """Says whether two systems have the same keys, and nothing of the keys."""
    return blind("backup", purpose="backup").hex()


@contextmanager
def _one_moment():
    """A cursor of the owner that sees the database as it stands now, whatever is written meanwhile."""
    with db.as_owner() as connection, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield cursor.cursor


def _rows(cursor, archive, say):
    found = {}
    for table in tables.there(cursor):
        say(f"table {table.name}")
        with archive.open(f"tables/{table.name}", "w", force_zip64=True) as stream:
            table.out(cursor, sink := Summed(stream))
        found[table.name] = sink.told
    cursor.execute(APPLIED)
    return {"tables": found, "migrations": cursor.fetchall(), "sequences": tables.sequences(cursor)}


def _files(stored, archive, say):
    kept, faulty = {}, []
    for number, (path, sha256) in enumerate(stored, 1):
        say(f"file {number} of {len(stored)}")
        told = _kept(path, archive)
        if told:
            kept[path] = told
        if not told or told["sha256"] != sha256:
            faulty.append(path)
    return {"files": kept, "faulty": faulty}


def _kept(path, archive):
    """A file, copied as it is even when it is not what its row says; None when there is none."""
    try:
        source = default_storage.open(path)
    except FileNotFoundError:
        return None
    with source, archive.open(f"files/{path}", "w", force_zip64=True) as stream:
        copied(source, sink := Summed(stream))
    return sink.told


@contextmanager
def _whole(path):
    """A file beside `path` that takes its name when all is written. Raises Unusable; an older backup is never lost."""
    if path.exists():
        raise Unusable(f"{path} exists already: give the backup a name of its own.")
    part = path.with_name(path.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        part.rename(path)
    except OSError as error:
        raise Unusable(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)
