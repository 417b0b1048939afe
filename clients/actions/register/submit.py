"""From a draft to a case, once: the draft's row is locked, and a second press finds the case that stands."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions import cases, people
from clients.actions.refused import Refused
from clients.actions.register import duplicates
from clients.actions.register.opening import register
from clients.intake import telling
from clients.intake.reading import Reading
from clients.models import Draft
from rptc import audit


class Unfinished(Refused):
    """`sections`: the codes that are still to be done."""

    def __init__(self, sections):
        super().__init__(_("Some sections are not done yet."))
        self.sections = sections


@transaction.atomic
def submit(draft, *, by, at=None, late_note=""):
    """Turn a finished draft into a case, or complete the one its emergency path made; returns the Episode.

    Raises Unfinished, NeedsPermission (same NIK), Refused (dropped, or the person has an open case).
    """
    at, row = at or timezone.now(), _locked(draft)
    if row.submitted_at:
        return row.episode
    reading = Reading(row)
    if reading.unfinished:
        raise Unfinished(reading.unfinished)
    told = telling.told(reading)
    duplicates.settle(row, told["nik"])
    episode = (
        _completed(row.completes, told, by, at)
        if row.completes
        else register(**told, known=row.person, late_note=late_note, by=by, at=at)
    )
    row.episode, row.person, row.submitted_at = episode, episode.person, at
    row.save(update_fields=["episode", "person", "submitted_at"])
    duplicates.mark(row, episode.person, by=by, at=at)
    audit.record("intake-submitted", episode, by=by, at=at, draft=row.code)
    return episode


@transaction.atomic
def emergency(draft, answers, *, by, at=None):
    """Open a case from the ten answers of the emergency form; the draft stays open for the rest. Returns the Episode.

    `answers` is {section: {field: [raw values]}}; a second press returns the case that stands.
    """
    at, row = at or timezone.now(), _locked(draft)
    if row.completes:
        return row.completes
    arrived = {"arrived_at": [f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"]}
    answers["arrival"] = arrived | answers["arrival"]
    row.answers = {
        code: {"data": data, "version": row.version} | _stamp(by, at) for code, data in answers.items()
    }
    told = telling.told(Reading(row))
    episode = register(**told | {"episode": told["episode"] | {"emergency": True}}, by=by, at=at)
    row.completes, row.person, row.emergency = episode, episode.person, True
    row.changed_at, row.changed_by = at, by.user
    row.save()
    return episode


def _stamp(by, at):
    return {"by": by.id, "name": by.label, "since": at.isoformat(), "at": at.isoformat()}


def _locked(draft):
    """The draft alone: rows joined to a row that was waited for are those of before the wait."""
    row = Draft.objects.select_for_update().get(pk=draft.pk)
    if row.dropped_at:
        raise Refused(_("This draft was dropped. Start again from the search."))
    return row


def _completed(episode, told, by, at):
    """Write the whole intake over what the emergency path knew, under the same number."""
    person = people.completed(episode.person, told["person"], by=by, at=at)
    if told["nik"]:
        people.identified(person, told["nik"], by=by, at=at)
    people.related(person, told["relatives"], by=by, at=at)
    cases.completed(episode, told["episode"], by=by, at=at)
    cases.noted(
        episode, alerts=told["alerts"], needs=told["needs"], belongings=told["belongings"], by=by, at=at
    )
    return episode
