"""Relapse is computed, never stored: a case that opens within the `relapse_window` after the one before it ended.

The window is the limit in force on the day of the new arrival; days are compared as Makassar days. A case closed as
"admitted by mistake" was none. Which case came before is derived as well: merging files moves no pointer.
"""

from datetime import timedelta

from django.db.models import DurationField, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate

from clients.models.person import Person
from rptc.sop.models import Limit

WINDOW, NONE = "relapse_window", "wrong_intake"


class Relapses:
    """Mixed into the QuerySet of Episode."""

    def with_previous(self):
        """`previous_id` and `previous_end`: the newest case of the same person that had ended by this arrival."""
        human = OuterRef(OuterRef("human"))
        files = Person.objects.filter(Q(pk=human) | Q(canonical=human)).values("pk")
        earlier = self.model.objects.filter(person__in=files, state="closed")
        earlier = earlier.filter(closed_at__lte=OuterRef("arrived_at")).exclude(pk=OuterRef("pk"))
        last = earlier.exclude(exit_type=NONE).order_by("-closed_at", "-pk")
        rows = self.annotate(human=Coalesce("person__canonical", "person"))
        return rows.annotate(
            previous_id=Subquery(last.values("pk")[:1]), previous_end=Subquery(last.values("closed_at")[:1])
        )

    def relapses(self):
        """Cases that are a return within the window; with `previous_id` and `previous_end`."""
        on = Q(valid_to__isnull=True) | Q(valid_to__gte=OuterRef("arrival_date"))
        limit = Limit.objects.filter(on, code=WINDOW, valid_from__lte=OuterRef("arrival_date"))
        window = ExpressionWrapper(
            Subquery(limit.values("value")[:1]) * timedelta(days=1), output_field=DurationField()
        )
        rows = self.counted().with_previous().annotate(window=window)
        gap = ExpressionWrapper(F("arrival_date") - TruncDate("previous_end"), output_field=DurationField())
        return rows.annotate(gap=gap).filter(previous_end__isnull=False, gap__lte=F("window"))
