"""A cell as one line of text, the way a person would read it out."""

from datetime import date, datetime, time

from rptc.lib.texts import one_line

LONGEST = 4000  # letters of a cell; more is no register
DIGITS_KEPT = 10**15  # Excel keeps fifteen digits of a number; the rest are zeros


def shown(value):
    """The text of a value; "" for nothing. A number that Excel has cut keeps its exponent, so that it is seen."""
    if value is None:
        return ""
    if isinstance(value, str):
        return one_line(value[:LONGEST])
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else one_line(str(value)[:LONGEST])


def _number(value):
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if abs(value) >= DIGITS_KEPT:
        return f"{float(value):.14E}"
    return str(int(value)) if value == int(value) else repr(value)
