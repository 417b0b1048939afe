"""Lines from assessments that are due again, by the risk the last one found; a case without any is in cases.to_assess."""

from django.urls import reverse
from django.utils.translation import gettext as _

from clients.deadlines import COMPREHENSIVE, next_dues
from clients.models import Assessment, Episode
from rptc.desk.tasks.line import Line

MOST = 100  # as in cases


def due(user, deadlines, now):
    """Own open cases whose next assessment is near or late; the earliest first."""
    mine = {"episode__case_worker": user, "episode__state": Episode.State.OPEN}
    standing = Assessment.objects.standing().filter(**mine).dated()
    near = [(case, due) for case, due in next_dues(standing, deadlines) if due.is_near(now)]
    return [_line(case, due) for case, due in sorted(near, key=lambda pair: pair[1].by)[:MOST]]


def _line(case, due):
    words = _("Assess again: the risk was %(band)s") % {"band": due.after.band_words} if due.after else ""
    person = case.person
    return Line(
        person.alias or person.full_name,
        f"{reverse('clients:assessment-start', args=[case.code])}?instrument={COMPREHENSIVE}",
        case.number,
        words or _("Fill in the comprehensive assessment"),
        due.by,
        routine=True,
    )
