"""People of a partner who have an account: each stands behind one contact."""

from django.db import models
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField

from partners.models.contact import Contact
from partners.models.partner import Partner
from rptc.lib.codes import code


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


class MemberInvitationQuerySet(models.QuerySet):
    def waiting(self, now=None):
        """Neither used, withdrawn nor too old."""
        now = now or timezone.now()
        return self.filter(
            invitation__used_at=None, invitation__withdrawn_at=None, invitation__expires_at__gt=now
        )


class MemberInvitation(models.Model):
    """An invitation of accounts that leads to a member: whom a contact (or the unit) invites for which partner.
    `contact` is whoever gets the account where they are a contact already; else one is made at joining."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    invitation = models.OneToOneField(
        "accounts.Invitation", on_delete=models.PROTECT, related_name="for_member"
    )
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="member_invitations")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    position = models.CharField(max_length=100, blank=True)
    phone = PhoneNumberField(blank=True)
    invited_by = models.CharField(max_length=150)

    objects = MemberInvitationQuerySet.as_manager()

    def __str__(self):
        return f"{self.invitation} ({self.partner})"
