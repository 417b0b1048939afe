"""When an initial assessment is due: the limit in force on the day of arrival, counted from the arrival itself."""

from datetime import date

from rptc.sop.models import Limit

INITIAL = "initial_assessment"


def assessment_due(episode):
    """The moment (aware) the initial assessment of `episode` is due; None where no limit was in force."""
    return assessments_due([episode])[0][1]


def assessments_due(episodes):
    """[(episode, due)] in the order given; one statement for the limits, however many episodes."""
    limits = [limit for limit in Limit.objects.filter(code=INITIAL) if not limit.narrowness]
    return [(episode, _due(episode, limits)) for episode in episodes]


def _due(episode, limits):
    day = episode.arrival_date
    held = (row for row in limits if row.valid_from <= day <= (row.valid_to or date.max))
    limit = next(held, None)
    return limit.due(episode.arrived_at) if limit else None
