"""People of a partner who have an account: each stands behind one contact."""

from django.db import models
from django.utils import timezone

from partners.models.contact import Contact
from partners.models.partner import Partner


class MemberQuerySet(models.QuerySet):
    def active(self):
        """Members who still answer, of partners that still work with the unit."""
        return self.filter(
            ended_at__isnull=True, contact__ended_at__isnull=True, partner__ended_on__isnull=True,
            user__is_active=True,
        )  # fmt: skip


class Member(models.Model):
    """A user with the role partner_officer who answers as `contact` of `partner`; ended, never deleted."""

    user = models.OneToOneField("accounts.User", on_delete=models.PROTECT, related_name="membership")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="members")
    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="member")
    invited_by = models.CharField(max_length=150)
    joined_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)

    objects = MemberQuerySet.as_manager()

    def __str__(self):
        return f"{self.user} ({self.partner})"


class MemberInvitation(models.Model):
    """An invitation of accounts that leads to a member: whom a contact (or the unit) invites for which partner."""

    invitation = models.OneToOneField(
        "accounts.Invitation", on_delete=models.PROTECT, related_name="for_member"
    )
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="member_invitations")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    position = models.CharField(max_length=100, blank=True)
    invited_by = models.CharField(max_length=150)

    def __str__(self):
        return f"{self.invitation} ({self.partner})"
