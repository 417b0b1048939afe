"""What people type, as others can read it."""

import unicodedata


def one_line(text):
    """The text on one line without what nobody sees: control and format characters, and spaces run together."""
    seen = (char for char in text if char.isspace() or not unicodedata.category(char).startswith("C"))
    return " ".join("".join(seen).split())
