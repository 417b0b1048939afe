"""The rules of names, asked of the database: the only place that holds them."""

import csv
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

TITLES = Path("clients/content/title_tokens.csv")
SYLLABLES = st.sampled_from(
    ["ba", "da", "ka", "la", "ma", "ra", "sa", "ta", "wi", "di", "lu", "mi", "ru", "ni"]
)
NAMES = st.lists(st.lists(SYLLABLES, min_size=2, max_size=4).map("".join), min_size=1, max_size=4)

pytestmark = pytest.mark.django_db


def words(name):
    with connection.cursor() as cursor:
        cursor.execute("SELECT name_words(%s)", [name])
        return cursor.fetchone()[0]


def sound(word):
    with connection.cursor() as cursor:
        cursor.execute("SELECT name_sound(word) FROM unnest(name_words(%s)) AS word", [word])
        return cursor.fetchone()[0]


def title_rows():
    with TITLES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", title_rows(), ids=lambda row: row["code"])
def test_every_title_of_the_list_is_dropped_or_normalised_in_every_form(row):
    for form in row["forms"].split(";"):
        if row["drop_when_matching"] == "yes_with_following":
            assert words(f"Rahma {form} Salam") == ["rahma"], form
        elif row["drop_when_matching"] == "no_normalise":
            assert words(f"{form} Rahma") == words(f"{row['label_id'].split('/')[0]} Rahma"), form
            assert len(words(f"{form} Rahma")) == 2, form
        else:
            assert words(f"{form} Rahma") == ["rahma"], form


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Soeparman", "Suparman"),
        ("Djoemriani", "Jumriani"),
        ("Tjandra", "Chandra"),
        ("Chaeruddin", "Khaeruddin"),
        ("Sjamsoeddin", "Syamsuddin"),
        ("Njonri", "Nyonri"),
        ("Noerhajati", "Nurhajati"),
        ("Fatimah", "Fatima"),
        ("Ke'nang", "Kenang"),
        ("José", "Jose"),
    ],
)
def test_old_and_new_spelling_are_one_word(old, new):
    assert words(old) == words(new)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Handajani", "Handayani"),
        ("Rezki", "Risky"),
        ("Gunawang", "Gunawan"),
        ("Yusup", "Jusuf"),
        ("Iqbal", "Ikbal"),
    ],
)
def test_what_sounds_alike_shares_a_sound(one, other):
    assert sound(one) == sound(other)


def test_the_daeng_keeps_his_name_and_degrees_fall_away():
    assert words("Drs. H. Ridwan Dg. Taba, S.Sos., M.Si.") == ["ridwan", "taba"]


@pytest.mark.parametrize("name", ["Andi", "Daeng", "H.", "Puang"])
def test_somebody_called_only_by_a_title_keeps_it(name):
    assert len(words(name)) == 1


@pytest.mark.parametrize("name", ["", "   ", "...", "李", "'"])
def test_a_name_without_latin_letters_has_no_words_and_breaks_nothing(name):
    assert words(name) == []


@given(NAMES, st.sampled_from(["H. ", "Hj. ", "Andi ", "Dg. ", "Drs. ", "Ny. "]))
def test_a_title_before_a_name_changes_nothing(name, title):
    assert words(title + " ".join(name)) == words(" ".join(name))


@given(st.text(max_size=60))
def test_any_text_has_keys(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_keys(%s, '', NULL, NULL, NULL)", [text.replace("\x00", "")])
        keys = cursor.fetchone()[0]
    assert all(key[:2] in {"n:", "s:", "w:", "p:", "e:"} or key[0] == "-" for key in keys)
