"""A register from the server's disk: the same acts, the same verdicts, nothing decided by the command."""

import pytest
from django.core.management import CommandError, call_command

from clients.models import Episode, Register
from tests.clients.registers.conftest import TITLES, UDIN, another, row, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path, wati, sari, capsys):
    """`bring(row, …)`: the command over a file of these rows; what it printed."""

    def run(*rows, content=None, by="wati", worker="sari", **given):
        path = tmp_path / "register.xlsx"
        path.write_bytes(xlsx(TITLES, *rows) if content is None else content)
        call_command("import_register", str(path), by=by, worker=worker, **given)
        return capsys.readouterr().out

    return run


def test_a_dry_run_says_the_verdicts_and_makes_no_case(bring):
    said = bring(UDIN, another(0), row(**{"L/P": "X"}))
    assert "new: 2" in said
    assert "fault: 1" in said
    assert Register.objects.get().state == "checked"
    assert not Episode.objects.exists()


def test_a_register_without_questions_is_imported_when_asked(bring):
    assert "imported" in bring(UDIN, another(0), go_on=True)
    assert Episode.objects.count() == 2
    assert Register.objects.get().made_by.username == "wati"


def test_rows_that_wait_for_a_person_stop_the_import(bring):
    with pytest.raises(CommandError, match="1"):
        bring(UDIN, row(**{"L/P": "X", "Nama": "Zainal Qadri"}), go_on=True)
    assert not Episode.objects.exists()


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"by": "sari"}, "may not import"),
        ({"by": "nobody"}, "Nobody"),
        ({"worker": "nobody"}, "Nobody"),
        ({"mapping": "none"}, "No register"),
        ({"content": b"%PDF-1.7"}, "PDF"),
        ({"content": b""}, "kosong"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_imports_nothing(given, word, bring):
    with pytest.raises(CommandError, match=word):
        bring(UDIN, **given)
    assert not Episode.objects.exists() and not Register.objects.exists()


def test_a_file_that_is_not_there_is_a_sentence(wati, sari):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_register", "/nowhere/x.xlsx", by="wati", worker="sari")


def test_columns_are_read_as_an_earlier_register_with_the_same_headings_was(bring):
    bring(UDIN)
    first = Register.objects.get()
    columns = {at: name for at, name in first.columns.items() if name != "alias"}
    Register.objects.update(columns=columns)
    bring(another(0), mapping=first.code)
    assert Register.objects.exclude(pk=first.pk).get().columns == columns


def test_other_headings_than_the_earlier_register_had_are_refused(bring):
    bring(UDIN)
    with pytest.raises(CommandError, match="these headings"):
        bring(content=xlsx([*TITLES, "Keterangan"], [*UDIN, "x"]), mapping=Register.objects.get().code)
