"""A line as runs: text, bold text, and names that stand for something."""

import re

NAME = re.compile(r"\{\{ ?(\w+) ?\}\}")
PIECE = re.compile(r"(\*\*|\{\{ ?\w+ ?\}\})")


def names_in(text):
    """The placeholder names of a text, in order, each once."""
    return list(dict.fromkeys(NAME.findall(text)))


def runs(line):
    """[{"text": …} or {"name": …}, each with "bold"] of one line."""
    made, bold = [], False
    for piece in filter(None, PIECE.split(line)):
        if piece == "**":
            bold = not bold
        elif name := NAME.fullmatch(piece):
            made.append({"name": name[1], "bold": bold})
        else:
            made.append({"text": piece, "bold": bold})
    return made
