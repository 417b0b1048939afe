"""Files whose row never came: the transaction around it was rolled back, or the machine stopped in between."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from rptc.files.models import StoredFile

LOOK_BACK = range(2, 9)  # days; yesterday's transactions may still run


def sweep(now):
    """Remove files of the last week that no StoredFile names. Goes by the real clock, whatever `now` is swept."""
    today = timezone.localdate()
    folders = [f"{today - timedelta(days=ago):%Y-%m-%d}" for ago in LOOK_BACK]
    return {"removed": sum(_tidy(folder) for folder in folders if default_storage.exists(folder))}


def _tidy(folder):
    there = {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}
    known = set(StoredFile.objects.filter(path__in=there).values_list("path", flat=True))
    for path in there - known:
        default_storage.delete(path)
    return len(there - known)
