"""One line of a desk: what to do, for whom, by when, behind which link."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from rptc.ui.due import due
from rptc.ui.parts import Task
from rptc.ui.templatetags.show import short_day


@dataclass(frozen=True)
class Line:
    """`by` is the moment it is due (aware) or None; `code` is the number that never breaks over a line. What is
    `urgent` stands above its group, whenever it is due; what is `routine` below those for whom somebody waits; what is
    `calm` stands by itself, folded, below the others. `agreed` is the day until which the limit is departed from with
    approval: the promise stays, and counts as late in every figure."""

    title: str
    href: str
    code: str = ""
    meta: str = ""
    by: datetime | None = None
    urgent: bool = False
    calm: bool = False
    routine: bool = False
    agreed: date | None = None

    def is_agreed(self, now):
        """Whether being late was agreed to on that day."""
        return self.agreed is not None and self.agreed >= timezone.localdate(now)

    def group(self, now):
        """Under which heading of the desk it stands."""
        if self.calm:
            return "calm"
        if self.is_agreed(now):
            return "later"
        if self.by and self.by < now:
            return "late"
        today = self.urgent or self.by is None or timezone.localdate(self.by) <= timezone.localdate(now)
        return "today" if today else "later"

    def place(self, now):
        """What it is sorted by within its group."""
        return not self.urgent, self.routine, self.by is None, self.by or now

    def task(self, now):
        """As `{% task_list %}` takes it."""
        if self.is_agreed(now):
            words = _("Departed from with approval until %(day)s") % {"day": short_day(self.agreed)}
            return Task(self.title, self.href, self.code, self.meta, tag=words, kind="info")
        return Task(self.title, self.href, self.code, self.meta, due(self.by, now=now) if self.by else None)


class Group(list):
    """The tasks of one time that are shown; `n` is how many there are."""

    def __init__(self, tasks, n):
        super().__init__(tasks)
        self.n = n

    @property
    def hidden(self):
        return self.n - len(self)


@dataclass(frozen=True)
class Groups:
    """Lines by their time: late, today (or without a time, or urgent), and later; the earliest first, what has no time
    last, and routine below all of these: of many lines the first are shown. What is calm stands by itself."""

    late: Group
    today: Group
    later: Group
    calm: Group

    @classmethod
    def of(cls, lines, now, most=None):
        """Sort lines into the groups; of each the first `most` are shown."""
        found = {name: [] for name in cls.__dataclass_fields__}
        for line in sorted(lines, key=lambda line: line.place(now)):
            found[line.group(now)].append(line)
        return cls(
            **{name: Group([line.task(now) for line in own[:most]], len(own)) for name, own in found.items()}
        )

    def __bool__(self):
        return bool(self.late or self.today or self.later or self.calm)
