"""Mending a finished assessment: a new revision that starts from its answers. The old one stays as it was."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Assessment
from rptc import audit

ANY = "clients.reopen_assessment"
KEPT = ("episode", "instrument", "answers", "started_at", "started_by")


def may_reopen(user, assessment):
    """The case worker, the deputy, and whoever decides for the unit."""
    mine = user.pk in (assessment.episode.case_worker_id, assessment.episode.deputy_id)
    return user.has_perm("clients.assess") and (mine or user.has_perm(ANY))


@transaction.atomic
def reopen(*, assessment, reason, by, at=None):
    """The next revision of a finished assessment, begun with its answers; only `reason` (sealed) says why.

    Raises Refused when `by` may not, without a reason, for a closed case, for one that is not finished or was reopened
    already, and while another of the same instrument is being filled in.
    """
    at = at or timezone.now()
    Assessment.objects.select_for_update().values_list("pk").get(pk=assessment.pk)
    old = Assessment.objects.select_related("episode__person", "instrument").get(pk=assessment.pk)
    _allowed(old, reason, by, at)
    made = Assessment.objects.create(
        **{name: getattr(old, name) for name in KEPT}, revises=old, revision=old.revision + 1, version=1, reopened_at=at,
        reopened_by=by.user, reopened_reason=reason.strip(), changed_at=at, changed_by=by.user,
        first_finished_at=old.counts_from,
    )  # fmt: skip
    audit.record("assessment-reopened", made, by=by, at=at, revises=old.code)
    return made


def _allowed(old, reason, by, at):
    if not (by.user and may_reopen(by.user, old)):
        raise Refused(_("The case worker or the unit head reopens an assessment."), old)
    if not reason.strip():
        raise Refused(_("Say why it is reopened."), old)
    if at > timezone.now():
        raise Refused(_("Nothing is reopened in the future."), old)
    if not old.finished_at:
        raise Refused(_("This assessment is still open. Go on with it."), old)
    if not old.episode.is_open:
        raise Refused(_("This case is closed; its assessments stay as they are."), old)
    if newer := old.revisions.first():
        raise Refused(_("Somebody reopened this assessment already. Go on with the new revision."), newer)
    same = {"instrument": old.instrument, "finished_at__isnull": True}
    if begun := old.episode.assessments.filter(**same).first():
        raise Refused(_("An assessment of this kind is being filled in. Finish that one first."), begun)
