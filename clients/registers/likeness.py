"""Who a row may be: the same thresholds as at an intake (docs/matching.md). Nothing is linked here."""

from datetime import date

from clients.intake.checks import LIKELY, SHOWN, STRONG
from clients.matching import candidates
from clients.registers import words


def identity(values):
    """What makes two rows of a file the same person: name and birth, or "" where too little is known."""
    name = words.plain(values.get("full_name") or values.get("alias") or "")
    born = values.get("birth_date") or birth_year(values)
    return f"{name}|{born}|{values.get('sex')}" if name and born else ""


def hits(values, user=None):
    """`Hits` near enough to ask about, at most three. Without `user` everybody: for the dry run only."""
    found = candidates(**question(values), user=user)
    near = [hit for hit in found if hit.score >= LIKELY or STRONG & set(hit.codes)]
    return near[:SHOWN]


def question(values):
    """What the matching is asked about a row's values."""
    born = values.get("birth_date")
    names = {name: values.get(name, "") for name in ("full_name", "alias", "sex", "nik")}
    return names | {
        "birth_date": date.fromisoformat(born) if born else None,
        "birth_year": None if born else birth_year(values),
    }


def birth_year(values):
    """The year of birth that an age on the day of arrival says, or None."""
    if values.get("estimated_age") is None or not values.get("arrived_on"):
        return None
    return int(values["arrived_on"][:4]) - values["estimated_age"]
