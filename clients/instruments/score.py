"""What answers come to: total, domains, strengths, band, the danger rules that fired and the flags they raise.

The total is the sum of the chosen weights, each question cut at its `score_cap`. The result is the higher of the
band of the total and of every rule that fires. Strengths are shown beside it and never lower it.
"""

from dataclasses import dataclass

from clients.instruments.answers import pruned
from clients.instruments.walk import as_list


@dataclass(frozen=True)
class Result:
    """`rules` are Rule records, in the order of the definition; `flags` are sorted codes."""

    total: int
    strength: int
    domains: dict
    score_band: str
    result_band: str
    rules: tuple
    flags: list


def result(definition, answers):
    """The Result of `answers`; hidden ones do not count."""
    answers = pruned(definition, answers)
    total, strength, domains = 0, 0, {}
    for question in definition.questions:
        points = weight(question, answers)
        if points is None:
            continue
        if question.key in definition.strengths:
            strength += points
        elif question.key not in definition.uncounted:
            total += points
            domains[question.domain] = domains.get(question.domain, 0) + points
    rules, flags = fired(definition, answers)
    band = next(band.code for band in definition.bands if band.min <= total <= band.max)
    highest = max([band, *(rule.raises_to for rule in rules)], key=definition.order.index)
    return Result(total, strength, domains, band, highest, rules, flags)


def apart(definition, answers):
    """{name: points} of the sums that stand beside the total (the unit's own unkept promises), of pruned `answers`."""
    return {
        name: sum(weight(definition.by_key[key], answers) or 0 for key in keys)
        for name, keys in definition.separate.items()
    }


def weight(question, answers):
    """The points of the answer to `question`, cut at its cap; None when it has none to give."""
    given = answers.get(question.key)
    if given is None or not question.chooses:
        return None
    points = sum(question.by_value[value].score for value in as_list(given))
    return points if question.score_cap is None else min(points, question.score_cap)


def fired(definition, answers):
    """(danger rules that fire, every alert flag raised) for pruned `answers`."""
    rules = tuple(rule for rule in definition.rules if rule.when.holds(answers))
    flags = {flag for rule in rules for flag in rule.alert_flags}
    flags |= {flag for rule in definition.flag_rules if rule.when.holds(answers) for flag in rule.alert_flags}
    return rules, sorted(flags)
