"""Two documents of one kind in force on the same day: a wrong date, or a renewal that is not linked (S9 A3)."""

from datetime import date, timedelta
from itertools import combinations

DAY = timedelta(days=1)


def overlapping(documents):
    """Pairs of seen documents of the same kind whose days overlap; the last day counts, a terminated day does not."""
    real = [d for d in documents if d.seen and d.starts_on]
    return [(a, b) for a, b in combinations(real, 2) if a.kind == b.kind and _meet(a, b)]


def _meet(a, b):
    return max(a.starts_on, b.starts_on) <= min(_end(a), _end(b))


def _end(document):
    ended = document.terminated_on - DAY if document.terminated_on else date.max
    return min(document.ends_on or date.max, ended)
