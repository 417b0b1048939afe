"""Our small markdown as blocks: headings, paragraphs, bold, lists, tables. `{{ name }}` is the only sign that is read.

A line stays a line. A paragraph of "Label: value" lines becomes a column of labels; a signature that stands alone takes
the lines before and after it along; place and date stand on the right.
"""

import re

from rptc.letters.names import is_signature, is_table
from rptc.letters.runs import names_in, runs

HEADING, BULLET, NUMBER = re.compile(r"#{1,3} (.*)"), re.compile(r"- (.*)"), re.compile(r"(\d+)\. (.*)")
ALONE = re.compile(r"\{\{ (\w+) \}\}")
FIELD = re.compile(r"([^{}:.]{1,40}): (.*[^.])")


def parse(body):
    """The blocks of a text, as plain JSON."""
    chunks = [chunk.split("\n") for chunk in re.split(r"\n\s*\n", body.strip())]
    return _signed([block for chunk in chunks for block in _chunk(chunk)])


def _chunk(lines):
    """A chunk may hold a list after a sentence: each run of lines of one kind is a block."""
    if heading := HEADING.fullmatch(lines[0]):
        yield {"kind": "heading", "lines": [runs(heading[1]), *map(runs, lines[1:])]}
        return
    group, said = "", []
    for line in lines:
        if (sort := _sort(line)) != group and said:
            yield MAKERS[group](said)
            said = []
        group = sort
        said.append(line)
    yield MAKERS[group](said)


def _sort(line):
    if line.startswith("|"):
        return "table"
    return "bullets" if BULLET.fullmatch(line) else "numbers" if NUMBER.fullmatch(line) else "lines"


def _lines(lines):
    if len(lines) == 1 and (alone := ALONE.fullmatch(lines[0])):
        return _alone(alone[1])
    if len(lines) > 1 and all(map(FIELD.fullmatch, lines)):
        pairs = [FIELD.fullmatch(line).groups() for line in lines]
        return {"kind": "fields", "rows": [[runs(label), runs(value)] for label, value in pairs]}
    place = names_in("\n".join(lines)) == ["letter_place", "letter_date"]
    return {"kind": "place" if place else "lines", "lines": [runs(line) for line in lines]}


def _alone(name):
    if name == "letterhead":
        return {"kind": "letterhead"}
    return {"kind": "data" if is_table(name) else "signature" if is_signature(name) else "lines", "name": name,
            "lines": [runs(f"{{{{ {name} }}}}")]}  # fmt: skip


def _bullets(lines):
    return {"kind": "bullets", "items": [runs(BULLET.fullmatch(line)[1]) for line in lines]}


def _numbers(lines):
    found = [NUMBER.fullmatch(line) for line in lines]
    return {"kind": "numbers", "start": int(found[0][1]), "items": [runs(line[2]) for line in found]}


def _table(lines):
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    rows = [row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    head = rows[0] if any(rows[0]) else None
    return {
        "kind": "table", "head": [runs(cell) for cell in head] if head else [],
        "rows": [[runs(cell) for cell in row] for row in rows[1:]],
    }  # fmt: skip


def _signed(blocks):
    """The lines around a lone signature belong to it, so that no page break parts them."""
    made = []
    for block in blocks:
        if block["kind"] == "signature" and made and made[-1]["kind"] == "lines":
            made.append({"kind": "sign", "before": made.pop()["lines"], "name": block["name"], "after": []})
        elif made and made[-1]["kind"] == "sign" and not made[-1]["after"] and block["kind"] == "lines":
            made[-1]["after"] = block["lines"]
        else:
            made.append(block)
    return made


MAKERS = {"lines": _lines, "bullets": _bullets, "numbers": _numbers, "table": _table}
