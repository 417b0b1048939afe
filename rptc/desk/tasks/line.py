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
    `urgent` stands above its group, whenever it is due; what is `calm` stands by itself, folded, below the others. `agreed` is
    the day until which the limit is departed from with approval: the promise stays, and counts as late in every figure."""

    title: str
    href: str
    code: str = ""
    meta: str = ""
    by: datetime | None = None
    urgent: bool = False
    calm: bool = False
    agreed: date | None = None

    def is_agreed(self, now):
        """Whether being late was agreed to on that day."""
        return self.agreed is not None and self.agreed >= timezone.localdate(now)

    def task(self, now):
        """As `{% task_list %}` takes it."""
        if self.is_agreed(now):
            words = _("Departed from with approval until %(day)s") % {"day": short_day(self.agreed)}
            return Task(self.title, self.href, self.code, self.meta, tag=words, kind="info")
        return Task(self.title, self.href, self.code, self.meta, due(self.by, now=now) if self.by else None)


@dataclass(frozen=True)
class Groups:
    """Lines by their time: late, today (or without a time, or urgent), and later; the earliest first, what has no time
    last. What is calm stands by itself."""

    late: list
    today: list
    later: list
    calm: list

    @classmethod
    def of(cls, lines, now):
        """Sort lines into the three groups, as tasks."""
        today, found = timezone.localdate(now), cls([], [], [], [])
        for line in sorted(lines, key=lambda line: (not line.urgent, line.by is None, line.by or now)):
            if line.calm:
                found.calm.append(line.task(now))
            elif line.is_agreed(now):
                found.later.append(line.task(now))
            elif line.by and line.by < now:
                found.late.append(line.task(now))
            elif line.urgent or line.by is None or timezone.localdate(line.by) <= today:
                found.today.append(line.task(now))
            else:
                found.later.append(line.task(now))
        return found

    def __bool__(self):
        return bool(self.late or self.today or self.later or self.calm)
