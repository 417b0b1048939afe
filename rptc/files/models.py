"""Private files. A stored file belongs to whatever points at it, and that app's view decides who may see it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.lib.codes import code


class StoredFile(models.Model):
    """One upload: photos re-encoded without EXIF, scans kept as received. `sha256` is of the stored bytes."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photo")
        SCAN = "scan", _("Scanned paper")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    media_type = models.CharField(max_length=60)
    path = models.CharField(max_length=120, unique=True)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField(default=timezone.now)
    stored_by = models.CharField(max_length=150)

    def __str__(self):
        return f"{self.kind} {self.code}"
