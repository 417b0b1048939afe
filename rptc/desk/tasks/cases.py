"""Lines from cases: assessments that are due, intakes that are not whole, stays over their limit."""

from datetime import timedelta

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.deadlines import assessments_due
from clients.models import Draft, Episode, Stay
from rptc.desk.tasks.line import Line
from rptc.sop.models import Deviation

MOST = 100  # lines a source; beyond that the lists behind the figures serve better


def to_assess(user, deadlines):
    """Own open cases without a finished initial assessment, due as the limit of their arrival says."""
    mine = (
        Episode.objects.running()
        .filter(case_worker=user)
        .without_initial_assessment()
        .select_related("person")
        .annotate(agreed=agreed("initial_assessment", "code"))
    )
    return [
        Line(
            _name(case),
            reverse("clients:assessment-start", args=[case.code]),
            case.number,
            _("Fill in the initial assessment"),
            by,
            agreed=case.agreed,
        )
        for case, by in assessments_due(list(mine[:MOST]), deadlines)
    ]


def to_finish(user):
    """Own drafts of intakes; those of the emergency path complete a case that is already open."""
    mine = Draft.objects.unfinished().filter(owner=user).select_related("completes").order_by("changed_at")
    return [_draft(draft) for draft in mine[:MOST]]


def over_limit(user):
    """Own clients who stay longer than the limit says: a warning, never a block."""
    mine = Stay.objects.over_limit().filter(episode__case_worker=user).select_related("person", "episode")
    mine = mine.annotate(agreed=agreed("stay_period", "episode__code"))
    return [
        Line(
            _name(stay.episode, stay.person), reverse("desk:client-file", args=[stay.person.code]), stay.episode.number,
            _("Day %(n)d in the house: decide what follows") % {"n": stay.day_number()}, agreed=stay.agreed,
        )
        for stay in mine[:MOST]
    ]  # fmt: skip


def agreed(rule, code):
    """The day until which a rule is departed from with approval in the case whose code stands in the column `code`."""
    held = Deviation.objects.agreed(rule, "episode").filter(about_code=OuterRef(code)).order_by("-until")
    return Subquery(held.values("until")[:1])


def _draft(draft):
    words = _("Complete the intake") if draft.completes else _("Finish the intake")
    return Line(
        words,
        reverse("clients:draft", args=[draft.code]),
        draft.completes.number if draft.completes else "",
        by=draft.started_at + timedelta(hours=4),
    )


def _name(case, person=None):
    person = person or case.person
    return person.alias or person.full_name
