"""A case load that went from one worker to another: who gave what to whom, and why."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.lib.codes import code


class CaseloadMove(models.Model):
    """One hand-over of work between two people of the unit. `moved` lists {"kind", "code", "number"} of what went
    over: cases, referrals, incoming referrals, issues, drafts. Never undone; moving back is another one."""

    class Reason(models.TextChoices):
        LEAVE = "leave", _("Leave or illness")
        POSTED = "posted", _("Moved to other work or another unit")
        LEFT = "left", _("Left the office")
        LOAD = "load", _("The load is shared out again")
        OTHER = "other", _("Other")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    giver = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    note = models.CharField(_("note"), max_length=500, blank=True)
    moved = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return f"{self.giver} → {self.taker}"
