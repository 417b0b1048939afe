"""What the acts on a plan, a service and a need have in common: who may, which row is locked, what may not be empty."""

from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.actions.stay_checks import moment
from clients.models import Episode, Need, Plan
from rptc.flow import NotAllowed

PLAN, GIVE, APPROVE = "clients.plan", "clients.give", "clients.approve_needs"

__all__ = [
    "APPROVE",
    "GIVE",
    "PLAN",
    "Wrong",
    "allowed",
    "day",
    "moment",
    "open_case",
    "open_plan",
    "said",
    "the_need",
]


class Wrong(Refused):
    """Refused because of one answer: `field` names it."""

    def __init__(self, field, sentence, about=None):
        super().__init__(sentence, about)
        self.field = field


def allowed(by, permission):
    if not by.may(permission):
        raise NotAllowed(permission)


def said(text, field, sentence):
    """The text without what surrounds it; Wrong with `sentence` when nothing is left."""
    if not (text or "").strip():
        raise Wrong(field, sentence)
    return text.strip()


def day(on):
    """A WITA date that is not to come, today where none is given."""
    today = timezone.localdate()
    if on and on > today:
        raise Wrong("on", _("Write a day that is not in the future."))
    return on or today


def open_case(episode):
    """The case, locked; its acts come one after the other. Refused when it is closed."""
    row = Episode.objects.select_for_update(of=("self",)).select_related("person").get(pk=episode.pk)
    if not row.is_open:
        raise Refused(_("This case is closed. Its plan stays as it is."), row)
    return row


def open_plan(plan):
    """The plan of a running case, locked with it."""
    open_case(plan.episode)
    return Plan.objects.select_related("episode__person").get(pk=plan.pk)


def the_need(need):
    """The need as it now stands, locked after its case."""
    Episode.objects.select_for_update(of=("self",)).get(pk=need.episode_id)
    row = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    row.episode = Episode.objects.select_related("person").get(pk=row.episode_id)
    return row
