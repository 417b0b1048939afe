"""The geometry of a clock's bar: where the promises and today lie between the start and the end, in percent.

Values are strings with a point: the Indonesian comma breaks SVG.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gauge:
    """x and width of each stretch, as "21.4%"; a stretch of no length is ""."""

    run: str
    ext_x: str
    ext: str
    late_x: str
    late: str
    original: str
    current: str
    now: str


def gauge(start, original, current, now):
    """The bar from `start` to the later of `current` and `now`, with a little air at the end."""
    span = (max(current, now) - start).total_seconds() * 1.08 or 1

    def at(moment):
        return min(100.0, max(0.0, (moment - start).total_seconds() / span * 100))

    def width(a, b):
        return percent(at(b) - at(a)) if at(b) > at(a) else ""

    return Gauge(
        run=width(start, min(now, original)),
        ext_x=percent(at(original)), ext=width(original, current),
        late_x=percent(at(current)), late=width(current, now),
        original=percent(at(original)), current=percent(at(current)), now=percent(at(now)),
    )  # fmt: skip


def percent(number):
    """21.4 → "21.4%"."""
    return f"{number:.1f}%"
