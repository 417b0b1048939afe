"""The client's other referrals, above a new one: what is open and who owes what; what came to nothing, and why."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.models import Person
from referrals.models import Promise, Referral, State
from referrals.reading import leading, owed, partner_name
from referrals.reoffering import why_over
from rptc.ui.due import due
from rptc.ui.parts import Task

NOTHING = [State.DECLINED, State.EXPIRED, State.FAILED, State.CANCELLED]
MOST = 10


def running(episode, user, now):
    """Lines of what still needs somebody, newest first."""
    held = Prefetch("promises", Promise.objects.open().order_by("due", "pk"), to_attr="owed")
    found = Referral.objects.filter(episode=episode).unsettled().visible_to(user)
    return [_open(one, user, now) for one in found.select_related("partner").prefetch_related(held)]


def came_to_nothing(episode, user):
    """Lines of this person's referrals that ended without service, newest first."""
    found = Referral.objects.filter(
        episode__person__in=Person.objects.same_as(episode.person_id), state__in=NOTHING
    ).visible_to(user)
    return [
        Task(
            partner_name(one.partner, user),
            _page(one),
            one.number,
            why_over(one),
            tag=one.get_state_display(),
        )
        for one in found.select_related("partner")[:MOST]
    ]


def _open(referral, user, now):
    promise = leading(referral.owed, now)
    words = {
        State.DRAFT: _("RPTC owes: finish and submit it"), State.SUBMITTED: _("The unit head decides"),
        State.COLLECTED: _("RPTC owes: close it"),
    }  # fmt: skip
    said = owed(promise) if promise else words.get(referral.state, "")
    meta = " · ".join(filter(None, [referral.get_state_display(), said]))
    moment = due(promise.due, now=now) if promise else None
    return Task(partner_name(referral.partner, user), _page(referral), referral.number, meta, due=moment)


def _page(referral):
    return reverse("referrals:referral-detail", args=[referral.code])
