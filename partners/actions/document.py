"""Partnership documents: recorded, seen, renewed, terminated; never deleted."""

from django.db import transaction

from partners.actions.changes import locked, write
from partners.models import Document
from rptc import audit, notices
from rptc.files import store


@transaction.atomic
def add(partner, *, by, renews=None, scan=None, **fields):
    """A document of the partner, with an uploaded scan or none. The same one (kind, number, first day) is not doubled.

    `renews` is the document it continues; reminders about that one stop. Raises rptc.files.store.Refused.
    """
    locked(partner)
    same = {
        "kind": fields["kind"],
        "number": fields["number"],
        "starts_on": fields["starts_on"],
        "seen": fields["seen"],
    }
    document = partner.documents.filter(renews=renews, **same).first()
    if document is None:
        document = Document.objects.create(partner=partner, renews=renews, scan=_kept(scan, by), **fields)
        audit.record(
            "document-added", partner, by=by, document=document.code, renews=renews.code if renews else ""
        )
        if renews:
            notices.drop(renews)
    return document


@transaction.atomic
def change(document, *, by, scan=None, verb="document-changed", **fields):
    """Correct a document; a new scan takes the place of the old one, which stays stored. Raises store.Refused."""
    document = locked(document)
    if scan:
        fields["scan"] = _kept(scan, by)
    if changed := write(document, fields):
        audit.record(verb, document.partner, by=by, document=document.code, fields=changed)
    return document


def mark_seen(document, *, by, **fields):
    """Somebody of the unit has it before them: from now on it counts."""
    return change(document, by=by, verb="document-seen", seen=True, **fields)


@transaction.atomic
def terminate(document, *, on, reason, by):
    """Ended before its time on the WITA date `on`, which no longer counts as in force."""
    document = locked(document)
    if document.terminated_on is None:
        write(document, {"terminated_on": on, "terminated_reason": reason})
        notices.drop(document)
        audit.record("document-terminated", document.partner, by=by, document=document.code)
    return document


def _kept(upload, by):
    return store.scan(upload, by=by) if upload else None
