"""What single columns tell. Each takes the row's cells and the lists, and writes values, faults and warnings."""

import re

from clients.registers import words
from clients.registers.fields import LONGEST

AGE = re.compile(
    r"±?\s*(\d{1,3})(?:[.,]\d+)?\s*(th|thn|tahun|y|yrs?|years?)?\.?\s*(\d{1,2}\s*(bl|bln|bulan)\.?)?"
)
MONTHS = re.compile(r"±?\s*\d{1,3}\s*(bl|bln|bulan|hr|hari|minggu|mgg)\.?")
CUT = re.compile(r"\d(\.\d+)?e\+?1[3-9]", re.I)
BETWEEN = re.compile(r"[ .\-'`]")
NOTHING = {"-", "--", "–", "?", "n/a", "nihil", "tidak ada"}


def cleaned(cells):
    """{field: text} without what stands for nothing."""
    return {name: text for name, text in cells.items() if text and text.strip().casefold() not in NOTHING}


def texts(cells, _lists, said):
    """Free text, no longer than its place in the file."""
    for name, most in LONGEST.items():
        if text := cells.get(name, ""):
            if len(text) > most:
                said.fault(name, "long", n=most)
            said.values[name] = text


def sex(cells, lists, said):
    """A word, or a tick in the column L or P."""
    male, female, text = bool(cells.get("male")), bool(cells.get("female")), cells.get("sex", "")
    if male and female:
        said.fault("sex", "two_sexes")
    meant = (
        lists.sexes.get(words.plain(text)) if text else "male" if male else "female" if female else "unknown"
    )
    if meant is None:
        return said.fault("sex", "no_sex", text=text[:30])
    if not text and not male and not female:
        said.warn("sex", "unknown_sex")
    said.values["sex"] = meant


def nik(cells, _lists, said):
    """Sixteen digits; a number that Excel has cut is never completed by guessing."""
    text = BETWEEN.sub("", cells.get("nik", ""))
    if not text:
        return
    if CUT.fullmatch(cells["nik"].replace(",", ".").strip()):
        said.fault("nik", "nik_cut", text=_short(cells["nik"]))
    elif not (text.isascii() and text.isdigit()):
        said.fault("nik", "nik_letters")
    elif len(text) != 16:
        said.fault("nik", "nik_digits", n=len(text))
    else:
        said.values["nik"] = text


def _short(text):
    """7.37E+15: the cut number as Excel shows it."""
    number = float(text.replace(",", "."))
    return f"{number:.2E}"


def age(cells, said):
    """Whole years, or None. Months are a child of none."""
    text = cells.get("age", "").casefold().strip()
    if not text:
        return None
    if MONTHS.fullmatch(text):
        return 0
    found = AGE.fullmatch(text)
    if not found or int(found[1]) > 120:
        said.fault("age", "no_age", text=text[:30])
        return None
    return int(found[1])


def places(cells, lists, said):
    """Kecamatan by any spelling; one that is none of Makassar's is kept in the notes."""
    for name in ("district", "found_district"):
        if text := cells.get(name, ""):
            if (pk := lists.districts.get(words.squeezed(text))) is not None:
                said.values[name] = pk
            else:
                said.warn(name, "no_district", text=text[:60])
                said.note(f"Kecamatan: {text[:100]}")


def worker(cells, lists, said):
    if text := cells.get("worker", ""):
        if pk := lists.workers.get(words.plain(text)):
            said.values["worker"] = pk
        else:
            said.warn("worker", "no_worker", text=text[:60])
            said.note(f"Petugas: {text[:100]}")


def source(cells, lists, said):
    """A word of the list; any other is kept as what was written."""
    text = cells.get("source", "")
    said.values["source"] = lists.sources.get(words.plain(text), "other") if text else "other"
    if not text and "source" in lists.batch.columns.values():
        said.warn("source", "unknown_source")
    elif text and words.plain(text) not in lists.sources:
        said.warn("source", "other_source", text=text[:60])
        said.values["source_detail"] = f"{text[:100]} {said.values.get('source_detail', '')}".strip()[:200]


def classes(cells, lists, said):
    text = cells.get("ppks_class", "")
    code = lists.class_words.get(words.plain(text)) if text else "unknown"
    if code is None:
        return said.fault("ppks_class", "no_class", text=text[:60])
    if not text:
        said.warn("ppks_class", "unknown_class")
    said.values["ppks_class"] = code


def way(cells, lists, said):
    """The way of leaving, by code."""
    text = cells.get("exit_type", "")
    if not text:
        return ""
    code = lists.exits.get(words.plain(text))
    if code is None:
        said.fault("exit_type", "no_exit", text=text[:60])
        return ""
    said.values["exit_type"] = code
    return code
