"""Several clients referred to one partner: one letter, one page, outcomes one by one."""

from django.db import models
from django.utils import timezone

from rptc.lib.codes import code


class ReferralGroup(models.Model):
    """Holds referrals together and has no state of its own: each of them is answered, handed over and collected by
    itself. The link of any member opens the page of all."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    number = models.CharField(max_length=20, unique=True)
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="groups")
    worker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.number
