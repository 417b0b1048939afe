"""One row understood: what it tells, what is wrong with it, and what only deserves a word."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from clients.intake import nik as niks
from clients.registers import dates, told

OLDEST = date(1950, 1, 1)


@dataclass
class Verdict:
    """`values` can be kept as JSON: days as ISO text, rows of lists by code or id. `faults` and `warnings` are
    {field, code, …} as clients.registers.says words them."""

    values: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    warnings: list = field(default_factory=list)

    def fault(self, name, code, **about):
        self.faults.append({"field": name, "code": code} | about)

    def warn(self, name, code, **about):
        self.warnings.append({"field": name, "code": code} | about)

    def note(self, text):
        """What found no place of its own is kept in the notes."""
        self.values["notes"] = f"{self.values.get('notes', '')}\n{text}".strip()


def of(cells, lists):
    """The `Verdict` on a row: `cells` is {field: text}, `lists` what is known (`clients.registers.lists.Lists`)."""
    said = Verdict()
    for read in (told.texts, told.sex, told.nik, told.places, told.worker, told.source, told.classes):
        read(cells, lists, said)
    arrived = _day(cells, "arrived_on", said)
    if not cells.get("arrived_on"):
        said.fault("arrived_on", "no_arrival")
    _birth(cells, arrived, said)
    _leaving(cells, lists, arrived, said)
    _agreeing(said)
    if not (said.values.get("full_name") or said.values.get("alias")):
        said.fault("full_name", "nameless")
    return said


def _day(cells, name, said):
    """The day that a column tells, kept as a moment (`…_on`, `…_clock`), or None."""
    text = cells.get(name, "")
    if not text:
        return None
    try:
        day, clock = dates.moment(text)
    except (ValueError, OverflowError):
        return said.fault(name, "no_date", text=text[:40])
    if day > timezone.localdate():
        return said.fault(name, "ahead")
    if day < OLDEST and name != "birth_date":
        return said.fault(name, "too_old")
    if dates.SERIAL.fullmatch(text):
        said.warn(name, "serial", text=f"{day:%d-%m-%Y}")
    said.values[name] = day.isoformat()
    if clock:
        said.values[f"{name}_at"] = list(clock)
    return day


def _birth(cells, arrived, said):
    """A day of birth, a year, or an age on the day of arrival."""
    cells = _apart(cells, said)
    born, years = cells.get("birth_date", ""), told.age(cells, said)
    if born and (year := dates.year(born)):
        said.warn("birth_date", "year_only")
        years, born = (max(arrived.year - year, 0) if arrived else None), ""
    day = _day(cells | {"birth_date": born}, "birth_date", said)
    if day and arrived and day > arrived:
        said.fault("birth_date", "born_late")
    if day and arrived and arrived.year - day.year > 120:
        said.fault("birth_date", "too_old")
    if not born and years is None and not any(f["field"] in ("age", "birth_date") for f in said.faults):
        said.warn("birth_date", "unknown_birth")
    if not born and years is not None and arrived:
        said.values["estimated_age"] = years


def _apart(cells, said):
    """Place and day of birth in one column: “Makassar, 12-05-2010”."""
    place, comma, day = cells.get("birth_date", "").rpartition(",")
    if not comma or not any(c.isdigit() for c in day) or dates.WEEKDAY.fullmatch(place + ","):
        return cells
    if any(c.isdigit() for c in place):
        return cells
    said.values.setdefault("birth_place", place.strip()[:80])
    return cells | {"birth_date": day.strip()}


def _leaving(cells, lists, arrived, said):
    """How and when somebody left: the day closes the case; without it the case stays open, or closed before a day."""
    day, way = _day(cells, "exit_date", said), told.way(cells, lists, said)
    if day and arrived and day < arrived:
        said.fault("exit_date", "exit_first")
    if cells.get("exit_date") or not arrived:
        return
    before = lists.batch.closed_before
    if before and arrived < before:
        said.values["closed"] = True
        said.warn("exit_date", "closed_undated")
    elif way in lists.closing:
        said.fault("exit_date", "exit_undated")
    else:
        said.warn("exit_type" if way else "exit_date", "open_exit" if way else "still_open")


def _agreeing(said):
    """The NIK beside birth and sex: the civil registry may be the one that errs."""
    meant = niks.suggestion(said.values.get("nik", ""))
    if meant is None:
        return
    born, sex = said.values.get("birth_date"), said.values.get("sex")
    if born and (meant.born is None or f"{meant.born:%m-%d}" != born[5:] or f"{meant.born:%y}" != born[2:4]):
        said.warn("nik", "nik_birth")
    if sex in ("male", "female") and meant.sex and meant.sex != sex:
        said.warn("nik", "nik_sex")
