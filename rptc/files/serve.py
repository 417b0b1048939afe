"""Sending a stored file to somebody the calling view has let in."""

from django.core.files.storage import default_storage
from django.http import FileResponse

ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


def response(stored, *, download=False):
    """The bytes of a StoredFile, under a name that says nothing about the client.

    The browser may neither guess another type, keep a copy nor run what is inside; a PDF is always a download,
    because browsers do not show one in a sandbox. The caller has checked who asks, and records the reading.
    """
    name = f"{stored.kind}-{stored.code}.{ENDINGS[stored.media_type]}"
    answer = FileResponse(
        default_storage.open(stored.path),
        as_attachment=download or stored.media_type == "application/pdf",
        filename=name,
        content_type=stored.media_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
