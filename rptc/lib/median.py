"""The middle of a column, asked of the database."""

from django.db.models import Aggregate


class Median(Aggregate):
    """percentile_cont(0.5) of PostgreSQL: the mean of the middle two when their number is even."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
