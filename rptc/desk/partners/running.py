"""The referrals that run to one partner, the most urgent first, saying who owes what is due next."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from referrals.models import Promise, Referral, Side
from rptc.ui.due import due
from rptc.ui.parts import Task


def tasks(partner, user, now):
    """A line for each running referral this person may see: number, service, state, who owes, until when."""
    owed = Prefetch("promises", Promise.objects.open().order_by("due", "pk"), to_attr="owed")
    found = Referral.objects.running().visible_to(user).filter(partner=partner).prefetch_related(owed)
    return [_task(r, now) for r in sorted(found, key=_urgency)]


def hidden(partner, user):
    """How many run that this person may not see."""
    every = Referral.objects.running().filter(partner=partner)
    return every.exclude(pk__in=Referral.objects.visible_to(user).values("pk")).count()


def _urgency(referral):
    return (referral.owed[0].due.timestamp() if referral.owed else float("inf"), referral.number)


def _task(referral, now):
    promise = referral.owed[0] if referral.owed else None
    words = [referral.get_service_display(), referral.get_state_display()] + (
        [owes(promise)] if promise else []
    )
    moment = due(promise.due, now=now) if promise else None
    return Task(
        referral.number,
        reverse("referrals:referral-detail", args=[referral.code]),
        meta=" · ".join(words),
        due=moment,
    )


def owes(promise):
    """ "RPTC owes: collection"."""
    sentence = _("RPTC owes: %(what)s") if promise.owed_by == Side.RPTC else _("The partner owes: %(what)s")
    return sentence % {"what": promise.get_clock_display().lower()}
