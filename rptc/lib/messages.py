"""Finds the messages in the code and in the templates, without gettext's programs (needs Babel, a development tool)."""

import io

import polib
from django.utils.translation.template import templatize

ROOTS = ("rptc", "clients", "partners", "referrals", "feedback")
PLAIN, PLURAL, CONTEXT, BOTH = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": PLAIN,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), PLAIN),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), BOTH),
}


def extract(base):
    """All messages under the folder `base` as an unsaved catalogue, sorted, each with the files that say it."""
    found = {}
    for path in _files(base):
        for message, context in _read(path):
            singular, plural = message if isinstance(message, tuple) else (message, "")
            entry = found.setdefault((singular, plural, context), _entry(singular, plural, context))
            if (place := (str(path.relative_to(base)), "")) not in entry.occurrences:
                entry.occurrences.append(place)
    return sorted(found.values(), key=lambda e: (e.msgid, e.msgctxt or ""))


def _files(base):
    code = (path for root in ROOTS for path in (base / root).rglob("*.py") if "migrations" not in path.parts)
    return sorted([*code, *(path for path in (base / "templates").rglob("*") if path.is_file())])


def _read(path):
    from babel.messages.extract import extract as babel

    source = path.read_text()
    if path.suffix != ".py":
        # What is no message became X: only the calls matter, so indentation must not.
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    for _line, message, _comments, context in babel("python", io.BytesIO(source.encode()), KEYWORDS):
        yield message, context


def _entry(singular, plural, context):
    entry = polib.POEntry(msgid=singular, msgctxt=context)
    if plural:
        entry.msgid_plural, entry.msgstr_plural = plural, {0: ""}
    return entry
