"""The Indonesian catalogue: compiled without gettext, and checked.

English sentences in the code are the message ids. A message is found by its context, id and plural.
"""

import re
from pathlib import Path

import polib
from django.utils.translation.reloader import translation_file_changed

PATH = Path(__file__).resolve().parents[2] / "locale" / "id" / "LC_MESSAGES" / "django.po"
HEADER = {
    "Project-Id-Version": "rptc",
    "Language": "id",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}|%[sd]")


def compile_catalogue(path=PATH):
    """Write the .mo beside the .po unless it is newer; says whether it wrote. Words read before are read again."""
    compiled = path.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime:
        return False
    fresh = compiled.with_suffix(".new")
    polib.pofile(str(path)).save_as_mofile(str(fresh))
    fresh.replace(compiled)  # in one step: another process may be reading
    translation_file_changed(sender=None, file_path=compiled)
    return True


def key(entry):
    """What tells messages apart, written as in the file given to `manage.py catalogue --fill`."""
    context = f"{entry.msgctxt}\x04" if entry.msgctxt else ""
    plural = f"|{entry.msgid_plural}" if entry.msgid_plural else ""
    return f"{context}{entry.msgid}{plural}"


def texts(entry):
    """The translations of an entry, one or (for a plural) one per form."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def problems(catalogue):
    """Sentences about messages that are untranslated, fuzzy, or lose a placeholder."""
    for entry in catalogue:
        if not all(texts(entry)) or not texts(entry):
            yield f"not translated: {key(entry)!r}"
        elif entry.fuzzy:
            yield f"fuzzy: {key(entry)!r}"
        elif not _same_placeholders(entry):
            yield f"other placeholders: {key(entry)!r}"


def _same_placeholders(entry):
    allowed = _placeholders(entry.msgid_plural or entry.msgid)
    return all(_placeholders(text) == allowed for text in texts(entry))


def _placeholders(text):
    return sorted(match.group() for match in PLACEHOLDER.finditer(text))
