"""Several clients referred to one partner: one letter, one page, outcomes one by one."""

from django.apps import apps
from django.db import models
from django.utils import timezone

from rptc.lib.codes import code


class ReferralGroupQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Groups of which this person may see a member, or whose members were all taken out."""
        seen = apps.get_model("referrals", "Referral").objects.visible_to(user).filter(group__isnull=False)
        empty = models.Q(referrals__isnull=True) if user.has_perm("referrals.write") else models.Q(pk__in=[])
        return self.filter(models.Q(pk__in=seen.values("group")) | empty).distinct()


class ReferralGroup(models.Model):
    """Holds referrals together and has no state of its own: each of them is answered, handed over and collected by
    itself. The link of any member opens the page of all."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    number = models.CharField(max_length=20, unique=True)
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="groups")
    worker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = ReferralGroupQuerySet.as_manager()

    def __str__(self):
        return self.number
