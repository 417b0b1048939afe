"""A backup is one moment, whole, and comes back row by row; whatever is wrong with it is said before anything changes."""

import json
import stat
import threading
import zipfile

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from clients.models import NationalId, Person
from rptc import audit, db
from rptc.backup import Unusable, tables
from rptc.backup.archive import Nowhere, Summed
from rptc.backup.making import make
from rptc.backup.restoring import restore
from rptc.files import store
from rptc.lib.actor import Actor
from tests.factories import EpisodeFactory, PersonFactory, UserFactory, with_nik
from tests.ground.test_files import PDF, folder, kept, upload  # noqa: F401 - a folder of their own for files

pytestmark = pytest.mark.django_db(transaction=True)
SARI = Actor("user", "1", "Sari")
NIK = "7371012005149017"


@pytest.fixture
def city():
    """A few people with cases, a NIK, a scan and a trace of who did it."""
    for _ in range(3):
        audit.record("case-opened", EpisodeFactory(), by=SARI)
    with_nik(PersonFactory(full_name="Sitti\tRahmah\\\nBinti Contoh"), NIK)
    return store.scan(upload(PDF), by=SARI)


@pytest.fixture
def backup(city, tmp_path):
    path = tmp_path / "out" / "monday.rptc"
    path.parent.mkdir()
    make(path)
    return path


def sums():
    """{table: the sum of its rows}, as the database gives them now."""
    with db.as_owner() as owner, owner.cursor() as wrapped:
        return {table.name: _sum(table, wrapped.cursor) for table in tables.there(wrapped.cursor)}


def _sum(table, cursor):
    table.out(cursor, sink := Summed(Nowhere()))
    return sink.told


def emptied(stored):
    call_command("flush", interactive=False)
    default_storage.delete(stored.path)


def rewritten(path, **parts):
    """The same archive with some parts replaced, or left out (None)."""
    with zipfile.ZipFile(path) as old:
        kept = {name: old.read(name) for name in old.namelist()} | parts
    with zipfile.ZipFile(path, "w") as new:
        for name, content in kept.items():
            if content is not None:
                new.writestr(name, content)


def told_by(path, **changes):
    with zipfile.ZipFile(path) as archive:
        return json.dumps(json.loads(archive.read("manifest.json")) | changes).encode()


def test_everything_comes_back_row_by_row_and_byte_by_byte(city, tmp_path):
    before = sums()
    assert before["clients_person"]["lines"] == 4 and before["audit_event"]["lines"] >= 3
    make(tmp_path / "b.rptc")
    emptied(city)
    assert not Person.objects.exists() and sums() != before
    restore(tmp_path / "b.rptc")
    assert sums() == before
    assert kept(city) == PDF
    assert NationalId.objects.get().read() == NIK


def test_after_a_restore_new_rows_get_new_numbers_and_the_rules_speak_again(city, backup, two_roles):
    last = Person.objects.latest("pk").pk
    emptied(city)
    restore(backup)
    assert PersonFactory().pk > last
    with db.as_owner() as owner, owner.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'")
        assert cursor.fetchone() == (0,)
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute("DELETE FROM audit_event")


def test_nobody_stays_signed_in_through_a_backup(client, city, tmp_path):
    client.force_login(UserFactory())
    told = make(tmp_path / "b.rptc")
    assert "django_session" not in told["tables"] and "cache" not in told["tables"]


def test_a_backup_is_one_moment_even_while_people_write(city, tmp_path, monkeypatch):
    """Somebody is registered while the tables are being read: the backup has the person nowhere."""
    real, met = tables.Table.out, []

    def out(table, cursor, sink):
        if not met:
            met.append(threading.Thread(target=_register))
            met[0].start()
            met[0].join()
        real(table, cursor, sink)

    monkeypatch.setattr(tables.Table, "out", out)
    told = make(tmp_path / "b.rptc")
    assert Person.objects.count() == 5 and told["tables"]["clients_person"]["lines"] == 4


def _register():
    PersonFactory()
    connection.close()


def test_only_its_owner_may_read_a_backup_and_no_name_or_key_of_files_is_lost(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_a_backup_never_takes_the_place_of_another(backup):
    held = backup.read_bytes()
    with pytest.raises(Unusable, match="exists already"):
        make(backup)
    assert backup.read_bytes() == held


def test_a_backup_that_cannot_be_written_leaves_no_half(city, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tables.Table, "out", full)
    with pytest.raises(Unusable, match="No space left"):
        make(tmp_path / "b.rptc")
    assert not list(tmp_path.glob("b.rptc*"))


def test_a_missing_or_changed_file_is_named_and_the_rest_is_saved_all_the_same(city, tmp_path, capsys):
    other = store.scan(upload(PDF + b"\n"), by=SARI)
    default_storage.delete(city.path)
    with default_storage.open(other.path, "wb") as file:
        file.write(b"other")
    with pytest.raises(CommandError, match="2 stored files are missing or damaged"):
        call_command("backup", tmp_path / "b.rptc")
    with zipfile.ZipFile(tmp_path / "b.rptc") as archive:
        assert f"files/{other.path}" in archive.namelist()


def test_a_system_that_holds_anything_is_never_overwritten(backup):
    before = sums()
    with pytest.raises(Unusable, match="not empty"):
        restore(backup)
    assert sums() == before


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-2000]), "not a backup|not a whole backup|damaged"),
        (lambda path: path.write_bytes(b""), "not a backup"),
        (lambda path: path.write_text("name,age\n"), "not a backup"),
        (lambda path: rewritten(path, **{"manifest.json": None}), "not a whole backup"),
        (lambda path: rewritten(path, **{"tables/clients_person": b"1\t2\n"}), "clients_person is not what was"),
        (lambda path: rewritten(path, **{"tables/clients_person": None}), "clients_person cannot be read"),
        (lambda path: rewritten(path, **{"manifest.json": told_by(path, format=9)}), "format 9"),
        (lambda path: rewritten(path, **{"manifest.json": told_by(path, keys="00")}), "other keys"),
        (lambda path: rewritten(path, **{"manifest.json": told_by(path, migrations=[["clients", "0999_x"]])}), "newer RPTC"),
        (lambda path: rewritten(path, **{"manifest.json": told_by(path, migrations=[["clients", "0001_first_tables"]])}), "older"),
    ],
    ids=["cut", "empty", "a list", "no manifest", "changed", "a part gone", "later", "keys", "newer", "older"],
)  # fmt: skip
def test_what_is_wrong_with_a_backup_is_said_and_nothing_changes(city, backup, damage, sentence):
    emptied(city)
    before = sums()
    damage(backup)
    with pytest.raises(Unusable, match=sentence):
        restore(backup)
    assert sums() == before


def test_a_restore_that_fails_half_way_takes_its_files_and_rows_with_it(city, backup, monkeypatch):
    second = store.scan(upload(PDF + b"\n\n"), by=SARI)
    both = backup.with_name("both.rptc")
    make(both)
    emptied(city)
    default_storage.delete(second.path)
    before, save = sums(), default_storage.save
    written = []

    def fail_at_the_second(path, content):
        if written:
            raise OSError(28, "No space left on device")
        written.append(path)
        return save(path, content)

    monkeypatch.setattr(default_storage._wrapped, "save", fail_at_the_second)
    with pytest.raises(OSError, match="No space"):
        restore(both)
    assert sums() == before and not default_storage.exists(written[0])


def test_the_commands_say_in_one_line_what_they_did(city, tmp_path, capsys):
    call_command("backup", tmp_path / "b.rptc")
    assert "1 files" in capsys.readouterr().out
    emptied(city)
    call_command("restore", tmp_path / "b.rptc")
    assert "Everybody signs in anew" in capsys.readouterr().out
    with pytest.raises(CommandError, match="There is no file"):
        call_command("restore", tmp_path / "gone.rptc")
