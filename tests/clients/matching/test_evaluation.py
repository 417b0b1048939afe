"""Labelled sets are loaded, asked, and gone again; each set is told apart."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from clients.models import Person

HERE = Path(__file__).parent
KNOWN, UNSEEN = HERE / "names_dev.csv", HERE / "names_unseen.csv"

pytestmark = pytest.mark.django_db


def measured(path, **options):
    out = io.StringIO()
    call_command("match", evaluate=[path], stdout=out, **options)
    return json.loads(out.getvalue())[path.stem]


def test_the_labelled_set_is_matched_well_and_nothing_stays():
    figures = measured(KNOWN)
    assert figures["pairs"] == 500
    assert figures["certain_but_different"] == 0
    assert figures["precision_of_certain"] == 1
    assert figures["recall_at_5"] >= 0.99
    assert min(figures["by_variation"].values()) >= 0.96
    assert not Person.objects.exists()


def test_names_that_nobody_tuned_for_are_found_among_their_like():
    figures = measured(UNSEEN, beside=300)
    assert figures["certain_but_different"] == 0
    assert figures["recall_name_and_year"] >= 0.98, figures["missed"]
    assert figures["recall_name_alone"] >= 0.97 * figures["recall_name_alone_ceiling"], figures["missed"]
    assert not Person.objects.exists()


def test_a_file_that_is_missing_or_of_another_kind_gets_a_sentence(tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="not a labelled set"):
        call_command("match", evaluate=[other])
    with pytest.raises(CommandError, match="no file"):
        call_command("match", evaluate=[tmp_path / "none.csv"])
