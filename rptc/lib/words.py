"""Things that carry their own Indonesian and English words."""

import csv
from functools import cached_property
from pathlib import Path

from django.utils.functional import lazystr
from django.utils.translation import get_language

ROOT = Path(__file__).resolve().parents[2]


def chosen(texts):
    """The text of the present language out of {"id": …, "en": …}; Indonesian when there is no other."""
    return texts.get((get_language() or "id")[:2]) or texts.get("id", "")


class Bilingual:
    """A row with label_id and label_en (and perhaps note_id and note_en)."""

    @property
    def label(self):
        return chosen({"id": self.label_id, "en": self.label_en})

    @property
    def note(self):
        return chosen({"id": self.note_id, "en": self.note_en})


class CodedList:
    """A coded list kept as CSV beside its owner (`code,label_id,label_en` + extra columns), in the file's order."""

    def __init__(self, path):
        self.path = path

    @cached_property
    def _rows(self):
        with (ROOT / self.path).open(encoding="utf-8", newline="") as file:
            return {row["code"]: row for row in csv.DictReader(file)}

    def rows(self):
        """{code: row} of the file, read once."""
        return self._rows

    def label(self, code):
        """The words of a code in the present language; an unknown code prints as itself."""
        row = self.rows().get(code)
        return chosen({"id": row["label_id"], "en": row["label_en"]}) if row else code

    def choices(self):
        """(code, words) pairs for a form; the words follow the language of the reader."""
        return [(code, _lazy(self, code)) for code in self.rows()]


def _lazy(coded, code):
    class Words:
        def __str__(self):
            return coded.label(code)

    return lazystr(Words())
