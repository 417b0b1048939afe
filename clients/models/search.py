"""A search: the only door to registration."""

from django.db import models
from django.utils import timezone

from rptc.lib.codes import code
from rptc.lib.crypto import SealedText


class Search(models.Model):
    """One search, asked by one person: the only door to registration. The text never stands in an address or log."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    text = SealedText()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.code
