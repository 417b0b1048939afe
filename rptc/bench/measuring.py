"""Each screen in turn with the floor between, round after round: what disturbs the machine disturbs both."""

from dataclasses import dataclass
from statistics import median, quantiles

WARM = 3  # rounds that are not counted


@dataclass(frozen=True)
class Figure:
    """One screen in milliseconds, as a multiple of the floor, and in statements."""

    name: str
    p50_ms: float
    p95_ms: float
    ratio: float
    queries: int


def measure(cast, screens, rounds, say=lambda line: None):
    """(milliseconds of the floor, a Figure for each screen)."""
    taken, floors = {name: [] for name in screens}, []
    for turn in range(-WARM, rounds):
        say(f"round {turn + 1} of {rounds}")
        for name, once in screens.items():
            floor, seconds = cast.floor().seconds, once().seconds
            if turn >= 0:
                floors.append(floor)
                taken[name].append(seconds)
    floor = median(floors)
    return floor * 1000, [_figure(name, taken[name], floor, _asked(once)) for name, once in screens.items()]


def _asked(once):
    return once(**{"X-Count": "1"}).statements


def _figure(name, seconds, floor, statements):
    middle, most = median(seconds), quantiles(seconds, n=20)[-1]
    return Figure(name, round(middle * 1000, 2), round(most * 1000, 2), round(middle / floor, 1), statements)
