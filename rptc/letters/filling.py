"""Values put into blocks. They are data from here on: nobody reads signs in them, nothing of them is evaluated."""

from rptc.letters.glyphs import printable
from rptc.letters.names import BY_HAND, is_signature

EMPTY = "–"


def fill(blocks, values):
    """Blocks with values for names. What is empty prints a dash, or takes its line along where nothing else is said."""
    return [filled for block in blocks if (filled := _block(block, values))]


def _block(block, values):
    kind = block["kind"]
    if kind == "data":
        rows = values.get(block["name"]) or []
        return {"kind": "data", "rows": [[printable(str(cell)) for cell in row] for row in rows]}
    if kind in ("heading", "lines", "place"):
        lines = _lines(block["lines"], values)
        return {"kind": kind, "lines": lines} if lines else None
    if kind == "sign":
        return block | {"before": _lines(block["before"], values), "after": _lines(block["after"], values)}
    if kind == "fields":
        rows = [row for row in block["rows"] if not _says_nothing(row[1], values)]
        return {"kind": kind, "rows": _cells(rows, values)} if rows else None
    if kind == "table":
        return {
            "kind": kind,
            "head": _cells([block["head"]], values)[0],
            "rows": _cells(block["rows"], values),
        }
    return block | {"items": [_runs(item, values) for item in block["items"]]} if "items" in block else block


def _cells(rows, values):
    return [[_runs(cell, values) for cell in row] for row in rows]


def _lines(lines, values):
    """An empty value at the start of a line is dropped."""
    return [_runs(line, values, dash=False) for line in lines if not _says_nothing(line, values)]


def _says_nothing(line, values):
    """Whether a line holds names, and all of them are empty."""
    names = [run["name"] for run in line if "name" in run]
    return bool(names) and not any(values.get(name) or is_signature(name) for name in names)


def _runs(line, values, *, dash=True):
    made = []
    for run in line:
        name = run.get("name")
        if name and is_signature(name):
            made.append({"sign": True})
        elif text := _text(run, values, dash or made):
            made.append({"text": text, "bold": run["bold"], "blank": text == BY_HAND})
    return made


def _text(run, values, dash):
    if "text" in run:
        return run["text"] if dash else run["text"].lstrip()
    value = values.get(run["name"])
    return printable(str(value)) if value not in (None, "") else EMPTY if dash else ""
