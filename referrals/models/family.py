"""Telling the family, where the file allows it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.referral import Referral


class FamilyWord(models.Model):
    """That somebody of the family was told of a step (`about`: sent, accepted, handed_over, collected, ended), by whom
    and how; or why nobody was. Letters and messages hold no word about the client."""

    class Means(models.TextChoices):
        WHATSAPP = "whatsapp", _("WhatsApp")
        PHONE = "phone", _("Phone call")
        LETTER = "letter", _("Letter")
        PERSON = "person", _("In person")
        NOT_TOLD = "not_told", _("Not told")

    class About(models.TextChoices):
        SENT = "sent", _("Referred to a partner")
        HANDED_OVER = "handed_over", _("With the partner")
        COLLECTED = "collected", _("Back from the partner")
        ENDED = "ended", _("Ended otherwise")

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="family_words")
    about = models.CharField(max_length=15, choices=About)
    relative = models.ForeignKey(
        "clients.Relative", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    means = models.CharField(_("how"), max_length=10, choices=Means)
    reason = models.CharField(_("why not"), max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(means="not_told") & ~Q(reason="")
                | ~Q(means="not_told") & Q(relative__isnull=False),
                name="family_told_or_reason",
                violation_error_message=_("Say who was told, or why nobody was."),
            )
        ]

    def __str__(self):
        return f"{self.about} {self.means}"
