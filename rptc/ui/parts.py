"""What the partials take: plain records. A view fills them, a template reads them, no query in between."""

from dataclasses import dataclass
from datetime import datetime

from .due import Due


@dataclass(frozen=True)
class Row:
    """summary_list: a label, a value (text, safe HTML or a list) and where it is changed."""

    label: str
    value: object = ""
    href: str = ""
    tag: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Task:
    """task_list: what to do, where, by when. `code` never breaks over a line; `tag` stands for a due."""

    title: str
    href: str
    code: str = ""
    meta: str = ""
    due: Due | None = None
    tag: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Entry:
    """timeline: mark is key, late, future or nothing."""

    title: str
    at: datetime | None = None
    by: str = ""
    text: str = ""
    href: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Step:
    """track: state is past, now or todo."""

    name: str
    state: str
    at: datetime | None = None
    late: bool = False


@dataclass(frozen=True)
class Half:
    """sides: half of a hand-over. `title` names the side, `state` what is so, `waiting` whose turn it is."""

    title: str
    state: str
    done: bool = False
    waiting: bool = False
    who: str = ""
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Rung:
    """ladder: `name` like H+1, `to` whom; done_at when it was carried out, never when it was queued."""

    name: str
    to: str
    on: datetime | None = None
    done_at: datetime | None = None
    next: bool = False


@dataclass(frozen=True)
class Figure:
    """figures: a number that equals the rows behind `href`."""

    number: str
    label: str
    href: str = ""
    unit: str = ""
    note: str = ""
    late: bool = False


@dataclass(frozen=True)
class Bar:
    """figure_chart: kind is a, b, near, late or none; `text` stands at the end of the bar for the value."""

    label: str
    value: float
    kind: str = "a"
    text: str = ""


@dataclass(frozen=True)
class Chip:
    """filter_chips: a filter in force and the address without it."""

    label: str
    href: str


@dataclass(frozen=True)
class Link:
    """sub_nav: one part of a record; `count` with `words` makes a badge."""

    label: str
    href: str
    current: bool = False
    count: int = 0
    words: str = ""
