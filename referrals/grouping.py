"""Several referrals behind one door and in one message: who stands beside a referral, and when a line that speaks for
all of them is moot. A single referral is a group of one."""

from django.db.models import prefetch_related_objects

from referrals import gate, telling
from referrals.models import LIVE, Referral, ReferralGroup, State

OF_SENT, OF_SUBMITTED = ["group-sent"], ["group-submitted"]
OF_LIVE = ["group-journey-planned"]


def beside(referral):
    """All referrals of its group, itself among them, in the order of their locks."""
    if not referral.group_id:
        return Referral.objects.filter(pk=referral.pk)
    return Referral.objects.filter(group=referral.group_id).order_by("pk")


def hush(referral, *, now):
    """Withdraw what was said for a whole group and concerns none of it any more."""
    if not referral.group_id:
        return
    members = list(beside(referral).only("pk", "code", "state"))
    states = {member.state for member in members}
    moot = [] if State.SUBMITTED in states else [*OF_SUBMITTED]
    moot += [] if State.SENT in states else OF_SENT
    moot += [] if states & set(LIVE) else OF_LIVE
    _forget(members, moot, now)


def answered(referral, *, now, by_itself):
    """The partner has answered: what asked for it is moot. A partner that answered by itself has the link in hand,
    and with it the page of the whole group."""
    telling.forget(referral, "sent", "link-replaced", now=now)
    if referral.group_id and by_itself:
        _forget(beside(referral).only("pk", "code"), OF_SENT, now)
    hush(referral, now=now)


def spoken(referral):
    """Whom a message outside speaks of: the group while several of it run, else the referral."""
    if not referral.group_id:
        return referral
    group = ReferralGroup.objects.prefetch_related("referrals").get(pk=referral.group_id)
    running = [member for member in group.referrals.all() if member.state in LIVE]
    return group if len(running) > 1 else referral


def gate_of(asked, partner):
    """[(episode, codes)]: what the gate finds for each (episode, service), counting those before it as sent already."""
    served = Referral.objects.running().filter(partner=partner).count()
    places = ((episode, service, served + n) for n, (episode, service) in enumerate(asked))
    return [(one, gate.findings(one, partner, service, served=taken)) for one, service, taken in places]


def against(members):
    """What speaks against sending any of several referrals to their partner, in words."""
    members = list(members)
    partner = members[0].partner
    prefetch_related_objects([partner], "documents", "services__classes")
    found = gate_of([(member.episode, member.service) for member in members], partner)
    codes = {code for _episode, codes in found for code in codes}
    return [str(words) for code, words in gate.WORDS.items() if code in codes]


def once(notices):
    """Lines to carry, each message once: of those that members of one group wait for to be told to the same person
    by the same channel in the same words, the first; in their order. One statement."""
    codes = {n.about_code for n in notices if n.about_kind == "referral"}
    group = dict(Referral.objects.filter(code__in=codes, group__isnull=False).values_list("code", "group"))
    seen, kept = set(), []
    for notice in notices:
        place = group.get(notice.about_code)
        rung = notice.context.get("rung", "")
        same = (place, notice.channel, tuple(notice.to), notice.template, rung, notice.not_before.date())
        if place is None or notice.channel in ("in_app", "email") or same not in seen:
            kept.append(notice)
        seen.add(same)
    return kept


def _forget(members, what, now):
    for member in members if what else ():
        telling.forget(member, *what, now=now)
