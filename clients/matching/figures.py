"""What the answers of an evaluation come to."""

from collections import defaultdict, namedtuple
from itertools import chain
from statistics import quantiles

OFFERED = 5
Answer = namedtuple("Answer", "place certain ms")  # `place` of the person among the hits, from 0, or None


def figures(asked):
    """`asked`: {way of asking: [(row, Answer)]}; the first is the row as it was written."""
    written = asked["as_written"]
    kinds = defaultdict(list)
    for row, answer in written:
        if row["same_person"] == "1":
            kinds[row["variation"]].append(_offered(answer))
    certain = [row["same_person"] == "1" for row, answer in written if answer.certain]
    times = quantiles([answer.ms for way in asked.values() for _row, answer in way], n=20, method="inclusive")
    return {
        "pairs": len(written),
        "recall_at_5": _share(chain.from_iterable(kinds.values())),
        **{f"recall_{way}": _recall(answers) for way, answers in asked.items() if way != "as_written"},
        "certain_but_different": certain.count(False),
        "precision_of_certain": _share(certain),
        "p50_ms": round(times[9], 2),
        "p95_ms": round(times[18], 2),
        "by_variation": {kind: _share(offered) for kind, offered in sorted(kinds.items())},
        "missed": {way: _missed(answers) for way, answers in asked.items()},
    }


def _offered(answer):
    return answer.place is not None and answer.place < OFFERED


def _recall(answers):
    return _share(_offered(answer) for row, answer in answers if row["same_person"] == "1")


def _missed(answers):
    return [row["pair_id"] for row, answer in answers if row["same_person"] == "1" and not _offered(answer)]


def _share(truths):
    truths = list(truths)
    return round(sum(truths) / len(truths), 4) if truths else None
