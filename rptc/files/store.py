"""Keeping an upload. Its kind is read from its content, never from its name or what the browser claims."""

import hashlib
import secrets

import puremagic
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.files.models import StoredFile
from rptc.files.photos import Refused, jpeg

MOST_BYTES = 15 * 1024 * 1024
PHOTOS = {"image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"}
SCANS = {"application/pdf", "image/jpeg", "image/png"}
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}

__all__ = ["Refused", "photo", "scan"]


def photo(upload, *, by):
    """Keep a photo (JPEG, PNG, WebP or HEIC, up to 15 MB) as a small JPEG without EXIF; returns its StoredFile.

    `by` is an Actor. Raises Refused with a sentence that names what is allowed.
    """
    content = _read(upload)
    if kind_of(content) not in PHOTOS:
        raise Refused(_("Choose a photo: JPEG, PNG, WebP or HEIC."))
    return _keep(StoredFile.Kind.PHOTO, jpeg(content), "image/jpeg", by)


def scan(upload, *, by):
    """Keep a scanned paper (PDF, JPEG or PNG, up to 15 MB) byte for byte: it is evidence. Raises Refused."""
    content = _read(upload)
    if (kind := kind_of(content)) not in SCANS:
        raise Refused(_("Choose a scan: PDF, JPEG or PNG."))
    return _keep(StoredFile.Kind.SCAN, content, kind, by)


def kind_of(content):
    """The media type that the first bytes show, or "" when they show none."""
    if content[4:8] == b"ftyp" and content[8:12] in HEIF_BRANDS:  # puremagic takes these for films
        return "image/heic"
    try:
        return puremagic.from_string(content, mime=True)
    except (puremagic.PureError, ValueError):
        return ""


def _read(upload):
    if upload.size > MOST_BYTES:
        raise Refused(_("This file is too large: at most 15 MB."))
    if not upload.size:
        raise Refused(_("This file is empty: choose it again."))
    upload.seek(0)
    return upload.read()


def _keep(kind, content, media_type, by):
    """First the file, then the row; a failed row takes its file with it. A later rollback leaves it to the sweep."""
    name = f"{timezone.localdate():%Y-%m-%d}/{secrets.token_hex(16)}"
    path = default_storage.save(name, ContentFile(content))
    try:
        return StoredFile.objects.create(
            kind=kind, media_type=media_type, path=path, size=len(content),
            sha256=hashlib.sha256(content).hexdigest(), stored_by=by.label,
        )  # fmt: skip
    except BaseException:
        default_storage.delete(path)
        raise
