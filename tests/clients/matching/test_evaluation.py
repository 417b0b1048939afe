"""The labelled set is loaded, asked, and gone again."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from clients.models import Person

NAMES = Path(__file__).parent / "names_dev.csv"

pytestmark = pytest.mark.django_db


def test_the_labelled_set_is_matched_well_and_nothing_stays():
    out = io.StringIO()
    call_command("match", evaluate=NAMES, stdout=out)
    figures = json.loads(out.getvalue())
    assert figures["pairs"] == 500
    assert figures["certain_but_different"] == 0
    assert figures["recall_at_5"] >= 0.99
    assert min(figures["by_variation"].values()) >= 0.96
    assert not Person.objects.exists()


def test_a_file_that_is_missing_or_of_another_kind_gets_a_sentence(tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="not a labelled set"):
        call_command("match", evaluate=other)
    with pytest.raises(CommandError, match="no file"):
        call_command("match", evaluate=tmp_path / "none.csv")
