"""The limits that a desk speaks of, read together: each as it held on its day."""

from rptc.sop.models import Limit

APPROVAL, CAPACITY, CLOSURE = "referral_approval", "facility_capacity", "closure_approval"


class Limits:
    """One statement for all of them."""

    def __init__(self):
        self.rows = list(Limit.objects.filter(code__in=[APPROVAL, CAPACITY, CLOSURE]))

    def on(self, code, day):
        """The row of a code in force on a WITA date, or None."""
        ours = (row for row in self.rows if row.code == code and row.valid_from <= day)
        return next((row for row in ours if row.valid_to is None or day <= row.valid_to), None)
