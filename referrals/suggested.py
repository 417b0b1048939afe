"""What `suggesting` sorts, read from the registry and the referrals: seven statements, whatever the number of partners."""

from datetime import timedelta

from django.db.models import Aggregate, Count, DurationField, F, Q

from clients.models import Person
from partners.models import Partner, status_of
from referrals import gate
from referrals.models import LIVE, Promise, Referral, Side, State
from referrals.suggesting import Said, Suggestion, rank

LOOKED_BACK = timedelta(days=180)
HOUR = timedelta(hours=1)
LOST = [State.DECLINED, State.EXPIRED, State.FAILED]


class Median(Aggregate):
    """percentile_cont(0.5) of PostgreSQL: the mean of the middle two when their number is even."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


def suggest(episode, service, user, now):
    """(those that offer the service, the others), each in order, as `user` may see them at `now` (aware)."""
    counted, owed, history = _counted(now), _late(now), _history(episode)
    found = [
        _one(partner, episode, service, counted.get(partner.pk, {}), owed.get(partner.pk, 0), history.get(partner.pk, (None, None)))
        for partner in Partner.objects.visible_to(user).for_choice()
    ]  # fmt: skip
    return rank(s for s in found if s.offers), rank(s for s in found if not s.offers)


def _one(partner, episode, service, counted, late, history):
    running = counted.pop("running", 0)
    against = gate.findings(episode, partner, service, served=running)
    took = counted.pop("took", None)
    return Suggestion(
        partner=partner, status=status_of(partner), offers="service" not in against, against=against, late=late,
        open=history[0], said=history[1],
        misfits=tuple(code for code in against if code in ("sex", "age", "class")), running=running,
        places=None if partner.capacity is None else partner.capacity - running, hours=took and took / HOUR, **counted,
    )  # fmt: skip


def _counted(now):
    """{partner pk: running now, and what the last 180 days brought}."""
    lately = Q(sent_at__gt=now - LOOKED_BACK, sent_at__lte=now)
    answered = lately & Q(answered_at__isnull=False)
    took = Median(F("answered_at") - F("sent_at"), output_field=DurationField(), filter=answered)
    rows = Referral.objects.exclude(state=State.VOID).order_by().values("partner")
    found = rows.annotate(
        running=Count("pk", filter=Q(state__in=LIVE, episode__state="open")), answers=Count("pk", filter=answered), took=took,
        declined=Count("pk", filter=lately & Q(state=State.DECLINED)), expired=Count("pk", filter=lately & Q(state=State.EXPIRED)),
    )  # fmt: skip
    return {row.pop("partner"): row for row in found}


def _late(now):
    """{partner pk: referrals on which it owes something late}."""
    rows = Promise.objects.late(now).owed_by(Side.PARTNER).order_by().values("referral__partner")
    return {row["referral__partner"]: row["n"] for row in rows.annotate(n=Count("referral", distinct=True))}


def _history(episode):
    """{partner pk: (Referral not over, Said)} of this person: what came to nothing there last counts, unless a later one
    was served; a second referral to where one is open would be refused."""
    rows = Referral.objects.filter(episode__person__in=Person.objects.same_as(episode.person_id)).order_by(
        "-sent_at", "-pk"
    )
    found = {}
    for one in rows.exclude(state__in=[State.VOID, State.CANCELLED]):
        found.setdefault(one.partner_id, []).append(one)
    return {partner: (_open(own, episode), _said(own)) for partner, own in found.items()}


def _open(own, episode):
    going = [State.DRAFT, State.SUBMITTED, *LIVE]
    return next((one for one in own if one.state in going and one.episode_id == episode.pk), None)


def _said(own):
    last = next((one for one in own if one.sent_at), None)
    return Said(last.state, last.reason) if last and last.state in LOST else None
