"""What the writer says to a possible duplicate, and the permission of the unit head for the same NIK."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.intake.prefill import known_beside
from clients.models import Draft, Episode
from rptc import audit, notices
from rptc.flow import NotAllowed


@transaction.atomic
def decide(draft, person, *, same, reason="", certain=False, by, at=None):
    """`same`: yes (the draft becomes a new case of that person), no (with a reason) or maybe (the unit head compares).

    A "no" or "maybe" to the same NIK (`certain`) asks the unit head. Refused when that person has an open case.
    """
    at, row = at or timezone.now(), _open(draft)
    if same == "yes":
        _is(row, person)
    row.decision[person.code] = _said(same, reason, by, at)
    audit.record("duplicate-decided", row, by=by, at=at, person_code=person.code, same=same)
    if certain and same != "yes":
        _ask(row, by, at)
    row.save()
    return row


@transaction.atomic
def ask(draft, *, by, at=None):
    """Ask the unit head, once, to allow a draft whose NIK somebody else has. Returns it."""
    row = _open(draft)
    _ask(row, by, at or timezone.now())
    row.save()
    return row


def _ask(row, by, at):
    if "asked" in row.decision:
        return
    row.decision["asked"] = _said("asked", "", by, at)
    key = f"duplicate_asked:{row.code}"
    notices.queue(
        "duplicate_asked", to=["role:unit_head"], about=row, key=key, urgent=True, needs_ack=True, now=at
    )
    audit.record("permission-asked", row, by=by, at=at)


@transaction.atomic
def allow(draft, *, reason, by, at=None):
    """Allow a draft with the NIK of somebody else, with a reason; needs `clients.allow_duplicate`. Returns it."""
    if not by.may("clients.allow_duplicate"):
        raise NotAllowed("allow")
    at, row = at or timezone.now(), _open(draft)
    row.duplicate_allowed_at, row.duplicate_allowed_by = at, by.user
    row.decision["allowed"] = _said("allowed", reason, by, at)
    row.save()
    notices.drop(row, now=at, template="duplicate_asked")
    notices.queue(
        "duplicate_allowed",
        to=[f"user:{row.owner_id}"],
        about=row,
        key=f"duplicate_allowed:{row.code}",
        now=at,
    )
    audit.record("duplicate-allowed", row, by=by, at=at)
    return row


def _said(same, why, by, at):
    return {"same": same, "why": why, "by": by.label, "at": at.isoformat()}


def _open(draft):
    row = Draft.objects.select_for_update().get(pk=draft.pk)
    if row.submitted_at or row.dropped_at:
        raise Refused(_("This draft is closed. Nothing was changed."), row)
    return row


def _is(row, person):
    if running := Episode.objects.running().of(person).first():
        raise Refused(_("This person already has an open case."), running)
    if row.completes_id:
        raise Refused(_("This case stands already. Mark it as maybe double; the unit head joins the files."))
    row.person = person
    row.answers = known_beside(row.answers, person)
