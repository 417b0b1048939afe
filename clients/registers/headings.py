"""Where a table begins: its row of headings, found by the words it uses, and what each column is proposed to tell."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _

from clients.registers import words
from clients.registers.fields import LABELS

LOOKED_AT = 40  # lines from the top: above a table stand letterheads and titles
SAMPLE = 5
TICKS = {"male", "female"}


@dataclass
class Header:
    """`row`: the number of the line of headings, 0 where none was found; `titles` as written, `first`: the number of
    the first line of data."""

    row: int
    titles: list
    first: int


def found(lines):
    """The `Header` among the first lines of a sheet: the line with most headings that we know, two at least."""
    scored = [
        (len(set(filter(None, _proposed(line.cells)))), -line.number, at) for at, line in enumerate(lines)
    ]
    best = max(scored, default=(0, 0, 0))
    if best[0] < 2:
        return Header(0, [], 0)
    return at_line(lines, best[2])


def at_line(lines, at):
    """The `Header` that starts at the line with this index: a second line under merged cells belongs to it, a line that
    counts the columns does not belong to the data."""
    line, width = lines[at], max(len(one.cells) for one in lines[at:])
    titles, after = line.cells + [""] * (width - len(line.cells)), at + 1
    if after < len(lines) and _continues(lines[after].cells, titles):
        below = lines[after].cells + [""] * width
        titles = [low or high for high, low in zip(titles, below, strict=False)]
        after += 1
    if after < len(lines) and _counts(lines[after].cells):
        after += 1
    first = lines[after].number if after < len(lines) else lines[after - 1].number + 1
    return Header(line.number, titles, first)


def proposed(titles):
    """{column index: field} for the titles that we know; a field is proposed once."""
    offered = {}
    for at, field in enumerate(_proposed(titles)):
        if field and field not in offered.values():
            offered[at] = field
    ticks = TICKS & set(offered.values())
    return {at: f for at, f in offered.items() if f not in ticks} if ticks and ticks != TICKS else offered


def named(titles):
    """The titles as a form shows them: an empty one by its letter, the same one twice with its number."""
    seen, shown = Counter(), []
    for at, title in enumerate(titles):
        title = title or _("Column %(letter)s") % {"letter": letter(at)}
        seen[title.casefold()] += 1
        count = seen[title.casefold()]
        shown.append(f"{title} ({count})" if count > 1 else title)
    return shown


def fingerprint(titles):
    """The same for the same set of headings in the same order."""
    return sha256("|".join(words.plain(title) for title in titles).encode()).hexdigest()


def letter(at):
    """A, B … Z, AA: the column as a spreadsheet calls it."""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _proposed(titles):
    known = words.of("heading") | {words.plain(str(label)): field for field, label in LABELS.items()}
    return [known.get(words.plain(title)) for title in titles]


def _continues(cells, titles):
    """Whether a line only fills in under merged headings: known words, where the line above says nothing or a wider one."""
    told = [at for at, cell in enumerate(cells) if cell]
    fields = _proposed(cells)
    return bool(told) and len(told) < sum(map(bool, titles)) + 2 and all(fields[at] for at in told)


def _counts(cells):
    """1, 2, 3 … under the headings, as official tables have it."""
    told = [cell.strip("()") for cell in cells if cell]
    return len(told) > 2 and told == [str(n) for n in range(1, len(told) + 1)]
