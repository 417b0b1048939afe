"""Reads the one box: NIK, registration number, telephone, or a name with perhaps a year or date of birth."""

import re
from datetime import date

from clients.matching.question import Question
from rptc.lib.phones import e164

NIK = re.compile(r"(?<!\d)(?:\d[ .-]?){15}\d(?!\d)")
NUMBER = re.compile(r"\s*k[\s./-]*(20\d\d)[\s./-]*(\d{1,6})\s*", re.I)
PHONE = re.compile(r"[\s(]*\+?[\d\s().-]{7,}\s*")
DAY = re.compile(r"(?<!\d)(\d{1,2})[ ./-](\d{1,2})[ ./-]((?:19|20)\d\d)(?!\d)")
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def read(text):
    """The `Question` that `text` asks. Dates are day first, never month first."""
    if number := NUMBER.fullmatch(text):
        return Question(number=f"K-{number[1]}-{int(number[2]):04}")
    if nik := NIK.search(text):
        rest = text[: nik.start()] + text[nik.end() :]
        return Question(nik="".join(c for c in nik[0] if c.isdigit()), name=rest.strip())
    if PHONE.fullmatch(text) and not DAY.fullmatch(text.strip()) and (phone := e164(text)):
        return Question(phone=phone)
    rest, day, year = _birth(text)
    return Question(name=rest.strip(), birth_date=day, birth_year=year)


def _birth(text):
    """(the rest, a date or None, a year or None). A date that does not exist still tells its year."""
    if found := DAY.search(text):
        numbers = int(found[3]), int(found[2]), int(found[1])
    elif found := ISO.search(text):
        numbers = int(found[1]), int(found[2]), int(found[3])
    elif found := YEAR.search(text):
        return YEAR.sub(" ", text, count=1), None, int(found[1])
    else:
        return text, None, None
    rest = text[: found.start()] + " " + text[found.end() :]
    try:
        return rest, date(*numbers), None
    except ValueError:
        return rest, None, numbers[0]
