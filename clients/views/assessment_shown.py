"""What the result page shows: what to do first, the numbers, and the answers behind them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clients import lists
from clients.deadlines import INITIAL, assessment_due
from clients.instruments import explain
from clients.instruments.answers import relevant
from clients.instruments.score import apart
from clients.instruments.texts import DOMAINS

HOUR = 60  # minutes


def head(row):
    """Whose assessment it is and what came out."""
    definition = row.instrument.content
    return {
        "assessment": row, "definition": definition, "episode": row.episode, "person": row.episode.person,
        "band": definition.band(row.band), "computed": definition.band(row.result_band),
        "by_score": definition.band(row.score_band),
    }  # fmt: skip


def page(row):
    """The context of the result page."""
    definition, answers = row.instrument.content, row.answers
    fired = [rule for rule in definition.rules if rule.code in row.rules]
    shown = head(row)
    hours = shown["band"].review_hours
    return shown | {
        "review": "" if hours is None else within(hours * HOUR),
        "first": row.Band.IMMEDIATE in (row.band, row.result_band),
        "rules": [_rule(definition, rule, answers) for rule in sorted(fired, key=_haste)],
        "weights": explain.behind_total(definition, answers),
        "domains": [
            (DOMAINS[domain], row.domains[domain], definition.domain_band(domain, row.domains[domain]))
            for domain in DOMAINS if domain in row.domains
        ],
        "separate": [(_words(name), points) for name, points in apart(definition, answers).items()],
        "strengths": [
            word for key in definition.strengths for word in explain.words(definition.by_key[key], answers)
        ],
        "flags": [lists.FLAGS.label(flag) for flag in row.flags],
        "given": [(section, _given(section, answers)) for section in definition.sections],
        "due": assessment_due(row.episode) if row.instrument.code == INITIAL else None,
        "newer": row.revisions.first(),
    }  # fmt: skip


def _words(name):
    return _("Unkept promises of the unit") if name == "unit_promise_gap" else name


def _haste(rule):
    return rule.respond_within_minutes


def _rule(definition, rule, answers):
    return {
        "rule": rule,
        "within": within(rule.respond_within_minutes),
        "because": explain.behind(definition, rule, answers),
    }


def within(minutes):
    """How soon somebody has to act, in words."""
    if not minutes:
        return _("Now")
    if minutes < HOUR:
        return ngettext("Within %(n)d minute", "Within %(n)d minutes", minutes) % {"n": minutes}
    return ngettext("Within %(n)d hour", "Within %(n)d hours", minutes // HOUR) % {"n": minutes // HOUR}


def _given(section, answers):
    questions = [question for question in relevant(section, answers) if question.type != "note"]
    return [explain.Given(question, explain.words(question, answers)) for question in questions]
