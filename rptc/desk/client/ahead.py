"""What is due for a client: it stands apart, because a timeline is no task list."""

from django.urls import reverse
from django.utils.translation import gettext as _

from clients.deadlines import assessment_due
from referrals.models import Journey, Promise
from referrals.reading import owed
from rptc.ui.due import due
from rptc.ui.parts import Task


def of(file):
    """Tasks, what is due first: the initial assessment, open promises, planned journeys. Three statements at most."""
    running = [referral for referral in file.referrals if not referral.is_over]
    found = [*_assessment(file), *_promises(running), *_journeys(running)]
    return [task for _at, task in sorted(found, key=lambda pair: pair[0])]


def _assessment(file):
    case = file.episode
    if case is None or not case.is_open or file.assessment:
        return
    if at := assessment_due(case):
        href = reverse("clients:assessment-start", args=[case.code])
        yield at, Task(_("Initial assessment"), href, code=case.number, due=due(at))


def _promises(running):
    for promise in Promise.objects.open().filter(referral__in=running).select_related("referral"):
        yield (
            promise.due,
            Task(
                owed(promise), _detail(promise.referral), code=promise.referral.number, due=due(promise.due)
            ),
        )


def _journeys(running):
    rows = (
        Journey.objects.filter(referral__in=running, state="planned").select_related("referral")
        if running
        else ()
    )
    for row in rows:
        yield (
            row.planned_for,
            Task(
                _("Planned journey"),
                _detail(row.referral),
                code=row.referral.number,
                due=due(row.planned_for),
            ),
        )


def _detail(referral):
    return reverse("referrals:referral-detail", args=[referral.code])
