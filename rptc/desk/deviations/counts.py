"""How many departures, by rule and month of a year; one statement."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils import timezone

from rptc.clock import working
from rptc.sop.models import Deviation

MONTHS = 12


@dataclass(frozen=True)
class Table:
    """`months` (first days) and `lines`: (words of the rule, [(number, address)]), most departures first."""

    months: list
    lines: list


def table(named):
    """The last twelve months, the present one last."""
    months = _months(timezone.localdate().replace(day=1))
    since = Deviation.objects.filter(recorded_at__gte=working.start_of_day(months[0])).order_by()
    counted = (
        since.annotate(month=TruncMonth("recorded_at")).values_list("rule", "month").annotate(n=Count("pk"))
    )
    found, total = {}, Counter()
    for rule, month, n in counted:
        found[rule, timezone.localdate(month)] = n
        total[rule] += n
    return Table(months, [
        (named.get(rule, rule), [(found.get((rule, month), 0), _address(rule, month)) for month in months])
        for rule, _n in total.most_common()
    ])  # fmt: skip


def _months(last):
    year, month = last.year, last.month
    back = [(year * 12 + month - 1 - n) for n in range(MONTHS)]
    return [last.replace(year=n // 12, month=n % 12 + 1) for n in reversed(back)]


def _address(rule, month):
    return f"{reverse('desk:deviation-list')}?rule={rule}&month={month:%Y-%m}"
