"""Loading the first rows of a table from its owner's CSV, inside a migration."""

import csv

from rptc.lib.words import ROOT


def rows(path):
    """The rows of a CSV file of this project, as dicts."""
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words(text):
    """The parts of a `;` list, without empty ones."""
    return [part for part in text.split(";") if part]


def number(text):
    """A whole number, or None where the cell is empty."""
    return int(text) if text else None
