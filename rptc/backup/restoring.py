"""Restoring a backup into an empty system: everything is checked first, then all of it happens or none of it."""

import zipfile
from contextlib import contextmanager

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from psycopg2 import sql

from rptc import db
from rptc.backup import Unusable, schema, tables
from rptc.backup.archive import Nowhere, Summed, checked, manifest
from rptc.backup.making import fingerprint


def restore(path, say=lambda line: None):
    """Bring the backup at `path` into this empty system and return its manifest. Raises Unusable; then nothing changed."""
    with _opened(path) as archive:
        told = manifest(archive)
        if told["keys"] != fingerprint():
            raise Unusable(
                "This backup was made with other keys (FIELD_KEYS, INDEX_KEYS): set those first, or nobody can read it."
            )
        say("checking sums")
        checked(archive, told)
        schema.prepare(told["migrations"])
        with db.as_owner() as connection, transaction.atomic(), connection.cursor() as wrapped:
            _all(wrapped.cursor, archive, told, say)
    schema.catch_up()
    return told


@contextmanager
def _opened(path):
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise Unusable(f"There is no file {path}.") from error
    except (zipfile.BadZipFile, IsADirectoryError) as error:
        raise Unusable(f"{path} is not a backup of RPTC.") from error


def _all(cursor, archive, told, say):
    here = tables.there(cursor)
    _same_tables(here, told)
    _empty(cursor, here)
    tables.emptied(cursor, here)
    for table in here:
        say(f"table {table.name}")
        with archive.open(f"tables/{table.name}") as source:
            table.take_in(cursor, source)
    tables.triggers(cursor, here, "ENABLE")
    tables.go_on(cursor, told["sequences"])
    _as_written(cursor, here, told)
    _files(archive, told, say)


def _same_tables(here, told):
    if {table.name for table in here} != set(told["tables"]):
        raise Unusable("This backup has other tables than this version of RPTC: nothing was changed.")


def _empty(cursor, here):
    """Refuse a system that holds anything but what its migrations wrote."""
    for name in sorted({table.name for table in here} - schema.from_migrations()):
        cursor.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(name)))
        if cursor.fetchone():
            raise Unusable(f"This system is not empty ({name} has rows): restore into a new one.")


def _as_written(cursor, here, told):
    """Read all rows once more: the database must give back the very bytes that it gave before."""
    for table in here:
        table.out(cursor, sink := Summed(Nowhere()))
        if sink.told != told["tables"][table.name]:
            raise Unusable(f"{table.name} came back otherwise than it was: nothing was changed.")


def _files(archive, told, say):
    written = []
    try:
        for number, path in enumerate(told["files"], 1):
            say(f"file {number} of {len(told['files'])}")
            if default_storage.exists(path):
                raise Unusable(f"The folder of files is not empty (it has {path}): restore into a new one.")
            with archive.open(f"files/{path}") as source:
                written.append(default_storage.save(path, File(source)))
    except BaseException:
        for path in written:
            default_storage.delete(path)
        raise
