"""What a register may write for a heading, a class, a source, an exit or a sex, in Indonesian or English."""

import re
import unicodedata
from functools import cache

from rptc.lib.seed import rows

TITLES = re.compile(r"^(kecamatan|kec|kepulauan|kep)\s+")


def plain(text):
    """The text in small letters and digits with single spaces: what is compared."""
    flat = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(char if char.isalnum() else " " for char in flat if not unicodedata.combining(char))
    return " ".join(kept.split())


def squeezed(text):
    """A place name without spaces, titles and doubled letters: Panakukang and Panakkukang are one."""
    bare = TITLES.sub("", TITLES.sub("", plain(text))).replace(" ", "")
    return re.sub(r"(.)\1", r"\1", bare)


@cache
def of(kind):
    """{plain word: code} of one kind, as clients/content/register_words.csv has it."""
    lines = (line for line in rows("clients/content/register_words.csv") if line["kind"] == kind)
    return {plain(word): line["code"] for line in lines for word in [line["code"], *line["words"].split(";")]}


def known(kind, labels=()):
    """`of(kind)` and the labels ((code, words) pairs) of a coded list besides."""
    return {plain(str(words)): code for code, words in labels} | of(kind)
