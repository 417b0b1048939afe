"""The states of a referral, and the groups of them that rules speak of (design §5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("Accepted")
    IN_SERVICE = "in_service", _("In service")
    READY = "ready", _("Ready for collection")
    COLLECTED = "collected", _("Collected")
    CLOSED = "closed", _("Finished")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")
    ABSCONDED = "absconded", _("Absconded")
    DECEASED = "deceased", _("Deceased")
    TRANSFERRED = "transferred", _("Transferred")
    PLACED = "placed_permanently", _("Permanent placement")
    VOID = "void", _("Entered in error")


LIVE = [State.SENT, State.ACCEPTED, State.IN_SERVICE, State.READY]
WITH_PARTNER = [State.IN_SERVICE, State.READY]
OVER = [s for s in State if s not in [State.DRAFT, State.SUBMITTED, *LIVE, State.COLLECTED]]
