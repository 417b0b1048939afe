"""The photos of a person: children change, and an old one may be the one a parent knows."""

from django.db import models

from clients.models.identity.recorded import Recorded


class Portrait(Recorded):
    """One photo that was the person's; the current one is `Person.photo`."""

    person = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="portraits")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["person", "file"], name="portrait_once")]
