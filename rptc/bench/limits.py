"""What must hold, in one place and out of the figures (issue of the bench; docs/bench.md).

Multiples of the floor unless said otherwise. The aim is half of each.
"""

MOST = {
    "list": 40, "referrals": 40, "partners": 40, "desk_worker": 40, "desk_head": 40,
    "search_word": 60, "search_whole": 60, "search_misspelt": 60, "file": 50,
}  # fmt: skip
AS_THE_FIRST = {"list_deep": 1.5, "list_filtered": 1.5}  # times the first page
DUPLICATES_P95_MS = 100
GROWTH = 1.3  # p50 at 100,000 clients over that at 10,000, both as multiples of the floor


def faults(told, smaller=None):
    """Sentences about what is over its limit; `smaller` are the figures of 10,000 clients, where they are known."""
    found = {screen["name"]: screen for screen in told["screens"]}
    yield from (
        _over(name, found[name]["ratio"], most, "F")
        for name, most in MOST.items()
        if found[name]["ratio"] > most
    )
    for name, most in AS_THE_FIRST.items():
        if (times := found[name]["p50_ms"] / found["list"]["p50_ms"]) > most:
            yield _over(name, times, most, "times the first page")
    if (p95 := found["registration"]["p95_ms"]) > DUPLICATES_P95_MS:
        yield _over("registration p95", p95, DUPLICATES_P95_MS, "ms")
    yield from _grown(found, smaller)


def _grown(found, smaller):
    for before in smaller["screens"] if smaller else []:
        grown = found[before["name"]]["ratio"] / before["ratio"]
        if grown > GROWTH and not before["name"].startswith("admin"):
            yield _over(before["name"], grown, GROWTH, "times that of 10,000 clients")


def _over(name, value, most, unit):
    return f"{name}: {value:.1f} {unit}, at most {most}"
