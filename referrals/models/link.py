"""The partner's door: one link per referral and contact, no account, nothing secret stored."""

import hmac
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from referrals.models.referral import Referral

RECEIPT = timedelta(days=14)
PHASES = ["live", "receipt", "over"]


class Link(models.Model):
    """Its token is an HMAC of (id, version), so the same address can be printed and sent again; a higher version
    kills every old copy. Five wrong PINs lock it. It lives while the referral runs, then 14 days as a receipt."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="links")
    contact = models.ForeignKey("partners.Contact", on_delete=models.PROTECT, related_name="links")
    version = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)
    wrong_pins = models.PositiveSmallIntegerField(default=0)
    locked_at = models.DateTimeField(null=True, blank=True)
    loaded_at = models.DateTimeField(null=True, blank=True)
    opened_in_whatsapp_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "contact"], name="link_once_per_contact")]

    def __str__(self):
        return f"{self.referral} v{self.version}"

    def phase(self, now=None):
        """What the door is now: live, receipt (14 days after the end, without personal data) or over. The door of a
        group is live while any of its members is, and a receipt while one of them is."""
        own = self.phase_here(now)
        if own == "live" or self.contact.ended_at or not self.referral.group_id:
            return own
        shown = Referral.objects.filter(group=self.referral.group_id, sent_at__isnull=False)
        return min([own, *[_phase(r, now) for r in shown.select_related("episode")]], key=PHASES.index)

    def phase_here(self, now=None):
        """The phase of the referral that is looked at, whatever becomes of others of its group."""
        return "over" if self.contact.ended_at else _phase(self.referral, now)

    @property
    def token(self):
        """The part of the address after /r/: id, version and an HMAC of both (base 36, url-safe)."""
        return f"{_base36(self.pk)}-{_base36(self.version)}-{self._mac()}"

    def _mac(self):
        digest = hmac.digest(
            settings.SECRET_KEY.encode(), f"link:{self.pk}:{self.version}".encode(), "sha256"
        )
        return digest[:12].hex()

    @classmethod
    def from_token(cls, token):
        """The link of a token, or None when it is unknown, altered or replaced."""
        try:
            link = cls.objects.select_related(
                "referral__episode__person", "referral__partner", "contact__partner"
            ).get(pk=int(token.split("-")[0], 36))
            same = hmac.compare_digest(token.encode(), link.token.encode())  # whole: one link has one address
        except (ValueError, OverflowError, cls.DoesNotExist):
            return None
        return link if same else None


def _phase(referral, now):
    stopped = referral.stopped_at
    if stopped is None:
        return "live"
    return "receipt" if (now or timezone.now()) <= stopped + RECEIPT else "over"


def _base36(number):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return text or "0"
