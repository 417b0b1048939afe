"""Static files for serving, collected again only when one of them changed."""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect():
    """Collect, hash and compress the static files unless the last time's are still right."""
    stamp, now = Path(settings.STATIC_ROOT).with_suffix(".stamp"), _fingerprint()
    if not stamp.exists() or stamp.read_text() != now:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(now)


def _fingerprint():
    files = ((path, storage.path(path)) for finder in get_finders() for path, storage in finder.list([]))
    facts = sorted((name, Path(path).stat().st_mtime_ns, Path(path).stat().st_size) for name, path in files)
    return hashlib.sha256(json.dumps([settings.STORAGES["staticfiles"], facts]).encode()).hexdigest()
