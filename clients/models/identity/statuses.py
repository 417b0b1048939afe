"""How far somebody's identity was known, step by step, with what it was seen from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.models.identity.recorded import Recorded


class IdentityCheck(Recorded):
    """From `on` (a WITA date) the identity is known this far; the newest is also `Person.identity_status`.

    `source` names the document or the register and never holds its number; the
    first row, from the intake, may lack one.
    """

    person = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="identity_checks")
    status = models.CharField(_("identity"), max_length=30, choices=lists.IDENTITY.choices())
    on = models.DateField(_("seen on"))
    source = models.CharField(_("from what"), max_length=200, blank=True)

    class Meta:
        ordering = ["-on", "-id"]
