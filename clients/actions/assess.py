"""Filling in an assessment: start, save section by section, finish, judge. A finished one never changes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.actions.alerting import raise_alerts
from clients.instruments.answers import pruned, taken
from clients.instruments.faults import faults
from clients.instruments.score import result
from clients.models import Assessment, Episode, Instrument
from rptc import audit
from rptc.flow import NotNow

INITIAL = "initial_assessment"


class Conflict(Exception):
    """Somebody saved meanwhile; `assessment` is what stands now. Nothing was overwritten."""

    def __init__(self, assessment):
        self.assessment = assessment
        super().__init__(f"{assessment} is at version {assessment.version}")


class Incomplete(Exception):
    """Answers are missing or wrong; `faults` names each."""

    def __init__(self, found):
        self.faults = found
        super().__init__(f"{len(found)} answers missing or wrong")


def start(*, episode, by, code=INITIAL, at=None):
    """The unfinished assessment of `episode`, begun now with the published version when there is none.

    One begun in an older version goes on in that version. Raises NotNow when the case is not open.
    """
    at = _moment(at)
    with transaction.atomic():
        case = Episode.objects.select_for_update(of=("self",)).select_related("person").get(pk=episode.pk)
        begun = case.assessments.filter(finished_at__isnull=True, instrument__code=code).first()
        if begun:
            return begun
        if not case.is_open:
            raise NotNow("assess", case.state)
        instrument = Instrument.objects.current(code)
        stamps = {"started_at": at, "started_by": by.user, "changed_at": at, "changed_by": by.user}
        made = Assessment.objects.create(episode=case, instrument=instrument, **stamps)
        audit.record("assessment-started", made, by=by, at=at, instrument=str(instrument))
        return made


def save_section(*, assessment, section, answers, version, by, silent=False, at=None):
    """Keep the answers ({key: text or list}) to one section; complete or not. `section` is its key.

    `version` is the one the writer saw: raises Conflict when another save came between, NotNow when finished.
    `silent` saves (those a page makes by itself) leave no audit event.
    """
    at = _moment(at)
    with transaction.atomic():
        row = _locked(assessment)
        if row.finished_at:
            raise NotNow("save", "finished")
        definition = row.instrument.content
        part = definition.section(section)
        others = {key: answer for key, answer in row.answers.items() if key not in part.keys}
        new = pruned(definition, others | taken(part.questions, answers))
        if new != row.answers:
            if version != row.version:
                raise Conflict(row)
            row.answers = new
            _stamp(row, by, at, "answers")
        if not silent:
            audit.record("assessment-saved", row, by=by, at=at, section=section)
        return row


def finish(*, assessment, by, at=None):
    """Lock the assessment and fix its score, band and rules; raise the alert flags on the person.

    Raises Incomplete when an answer is missing or wrong. Finishing twice changes nothing.
    """
    at = _moment(at)
    with transaction.atomic():
        row = _locked(assessment)
        if row.finished_at:
            return row
        if found := faults(row.instrument.content, row.answers):
            raise Incomplete(found)
        outcome = result(row.instrument.content, row.answers)
        for field in ("total", "strength", "domains", "score_band", "result_band", "flags"):
            setattr(row, field, getattr(outcome, field))
        row.rules = [rule.code for rule in outcome.rules]
        row.finished_at, row.finished_by, row.changed_at, row.changed_by = at, by.user, at, by.user
        row.save()
        raise_alerts(row.episode.person, row.flags, source=f"{row.instrument.code} {row.code}", by=by, at=at)
        audit.record("assessment-finished", row, by=by, at=at)
        return row


def judge(*, assessment, band, by, reason="", at=None):
    """The worker's own band beside the computed one, once. Lower needs a reason: ValidationError on `reason`.

    Raises NotNow before the assessment is finished and after it was judged.
    """
    at = _moment(at)
    with transaction.atomic():
        row = _locked(assessment)
        if not row.finished_at or row.judged_band:
            raise NotNow("judge", "judged" if row.judged_band else "unfinished")
        if row.is_lower(band) and not reason.strip():
            raise ValidationError({"reason": _("Say why you judge lower than the computed result.")})
        row.judged_band, row.judged_reason = band, reason.strip()
        _stamp(row, by, at, "judged_band", "judged_reason")
        audit.record("assessment-judged", row, by=by, at=at)
        return row


def fill(episode, answers, *, by, code=INITIAL, at=None):
    """Start, save every section and finish in one: for the demo and for tests. Returns the finished assessment."""
    row = start(episode=episode, code=code, by=by, at=at)
    for section in row.instrument.content.sections:
        row = save_section(
            assessment=row, section=section.key, answers=answers, version=row.version, by=by, at=at
        )
    return finish(assessment=row, by=by, at=at)


def _locked(assessment):
    """The row first by itself: one joined to who changed it is not found again when somebody else did meanwhile."""
    Assessment.objects.select_for_update().values_list("pk").get(pk=assessment.pk)
    joined = ("instrument", "episode__person", "changed_by")
    return Assessment.objects.select_related(*joined).get(pk=assessment.pk)


def _stamp(row, by, at, *fields):
    row.version += 1
    row.changed_at, row.changed_by = at, by.user
    row.save(update_fields=[*fields, "version", "changed_at", "changed_by"])


def _moment(at):
    now = timezone.now()
    if at and at > now:
        raise ValueError("An assessment is not made in the future.")
    return at or now
