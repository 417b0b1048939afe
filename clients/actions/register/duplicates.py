"""The same NIK twice is settled by a person, even when two phones send at once."""

from django.db import connection
from django.utils.translation import gettext as _

from clients.actions.identity import parting, suspecting
from clients.actions.refused import Refused
from clients.models import NationalId, Person
from rptc import audit
from rptc.lib import crypto


class NeedsPermission(Refused):
    """Somebody else has this NIK, and nobody has allowed the registration yet."""


def settle(draft, nik):
    """Let a draft pass whose NIK nobody else has, or whose writer was allowed; else NeedsPermission.

    The NIK itself is locked until the transaction ends: its column is not unique, because two people may claim one.
    """
    if not nik:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [crypto.wildcards(nik)[0]])
    held = NationalId.objects.filter(blind=crypto.blind(nik), person__retired_at__isnull=True)
    if draft.person_id:
        held = held.exclude(person__in=Person.objects.same_as(draft.person_id))
    if held.exists() and not draft.duplicate_allowed_at:
        raise NeedsPermission(_("Somebody is registered with this NIK. The unit head must allow it."))


def mark(draft, person, *, by, at):
    """Keep what the writer said of those who are alike: a no is remembered between the two, and where the writer was not
    sure, it is written on both files and the unit head compares them later."""
    others = Person.objects.filter(code__in=draft.decision).exclude(pk=person.pk).in_bulk(field_name="code")
    for code, said in draft.decision.items():
        if said["same"] == "no" and code in others:
            parting.remember(person, others[code], reason=said["why"], by=by, at=at)
        if said["same"] == "maybe":
            if code in others and not suspecting.waiting(person, others[code]):
                suspecting.put(
                    person, others[code], reason=said["why"] or _("Marked at the intake"), by=by, at=at
                )
            audit.record("possible-duplicate", person, by=by, at=at, other=code)
            audit.record(
                "possible-duplicate",
                ("person", code, code),
                by=by,
                at=at,
                person_code=code,
                other=person.code,
            )
