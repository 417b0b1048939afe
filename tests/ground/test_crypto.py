"""A NIK can be found, also with one wrong digit, and cannot be read."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from clients.models import Draft, NationalId, Search
from rptc.lib import crypto, keys
from tests.factories import PersonFactory, with_nik

NIK = st.text("0123456789", min_size=16, max_size=16)


@given(st.text(max_size=300))
def test_what_is_sealed_comes_back_and_looks_different_each_time(text):
    sealed = crypto.seal(text)
    assert crypto.unseal(sealed) == text
    assert crypto.seal(text) != sealed
    assert len(text.encode()) < 8 or text.encode() not in sealed


@given(NIK, st.integers(0, 15), st.sampled_from("0123456789"))
def test_one_wrong_digit_shares_exactly_its_own_wildcard(nik, place, digit):
    other = nik[:place] + digit + nik[place + 1 :]
    common = set(crypto.wildcards(nik)) & set(crypto.wildcards(other))
    assert len(common) == (16 if other == nik else 1)
    assert (crypto.blind(nik) == crypto.blind(other)) == (nik == other)


def test_a_changed_byte_is_noticed():
    sealed = bytearray(crypto.seal("7371012005149001"))
    sealed[-1] ^= 1
    with pytest.raises(Exception, match=r"^$"):
        crypto.unseal(bytes(sealed))


def test_an_old_key_still_opens_what_it_sealed(settings):
    sealed = crypto.seal("lama")
    settings.FIELD_KEYS = {2: bytes(32), **settings.FIELD_KEYS}
    assert crypto.unseal(sealed) == "lama"
    assert crypto.seal("baru")[0] == 2


@pytest.mark.django_db
def test_neither_a_nik_nor_a_search_stands_readable_in_the_database(sari):
    person = PersonFactory()
    with_nik(person, "7371012005149001")
    search = Search.objects.create(user=sari, text="Baharuddin Daeng Contoh")
    Draft.objects.create(
        search=search, owner=sari, changed_by=sari, answers={"identity": {"full_name": "Baharuddin"}}
    )
    with connection.cursor() as cursor:
        dump = b""
        for table in ("clients_nationalid", "clients_search", "clients_draft"):
            cursor.execute(f"SELECT {table}::text FROM {table}")
            for (row,) in cursor.fetchall():
                dump += row.encode() + b"".join(
                    bytes.fromhex(h) for h in __import__("re").findall(r"\\\\x([0-9a-f]+)", row)
                )
    assert b"7371012005149001" not in dump
    assert b"Baharuddin" not in dump
    assert NationalId.objects.get().read() == "7371012005149001"
    assert Search.objects.get().text == "Baharuddin Daeng Contoh"
    assert str(NationalId.objects.get()) == "••••••••••••9001"


class Env:
    def __init__(self, **given):
        self.given = given

    def __call__(self, name, default=""):
        return self.given.get(name, default)


def test_production_refuses_to_start_without_its_own_secrets(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="FIELD_KEYS"):
        keys.from_environment(Env(SECRET_KEY="x"), tmp_path, production=True, testing=False)


def test_a_demo_makes_its_secrets_once_and_keeps_them_private(tmp_path):
    first = keys.from_environment(Env(), tmp_path, production=False, testing=False)
    again = keys.from_environment(Env(), tmp_path, production=False, testing=False)
    assert first == again
    assert (tmp_path / "keys.json").stat().st_mode & 0o077 == 0
    other = keys.from_environment(Env(), tmp_path / "other", production=False, testing=False)
    assert other.django != first.django


def test_a_key_of_the_wrong_length_is_refused(tmp_path):
    short = "1:" + base64.b64encode(b"short").decode()
    with pytest.raises(ImproperlyConfigured, match="32 bytes"):
        keys.from_environment(
            Env(SECRET_KEY="x", FIELD_KEYS=short, INDEX_KEYS=short), tmp_path, production=True, testing=False
        )
