"""The pages behind a link: the act of the moment, what was recorded, locked, ended, nothing."""

from django.db.models import prefetch_related_objects
from django.shortcuts import render
from django.utils import timezone

from partners import inviting
from referrals import issue_asked, sharing
from referrals.models import Clock, Referral, State
from referrals.reading import somebody
from referrals.standing import Standing
from referrals.views.partner import about
from referrals.views.partner.next_step import next_step
from referrals.views.partner.offers import OFFERS, open_now
from referrals.views.staff.parts.legs import sides
from rptc import audit
from rptc.lib.actor import Actor

PARTS = ["promises", "handovers", "journeys", "extensions", "log", "holds", "issues", "episode__needs"]
WAITS = {State.SENT: Clock.ANSWER, State.IN_SERVICE: Clock.SERVE_UNTIL}


def standing(link, now=None):
    """How the link's contact finds the referral."""
    prefetch_related_objects([link.referral], *PARTS)
    return Standing(link.referral, Actor.contact(link.contact, ""), now or timezone.now())


def show(request, link, standing, offer, form):
    """The facts before a PIN, and the form of one act; without an act, whose turn it is."""
    first, others = open_now(standing)
    promise = standing.promises.get(WAITS.get(link.referral.state)) if offer is first else None
    context = {
        "referral": link.referral, "contact": link.contact, "offer": offer, "form": form, "first": offer is first,
        "others": [o for o in [first, *others] if o and o is not offer], "facts": list(about.facts(standing, link.contact, link)),
        "so_far": list(about.so_far(standing)), "due": promise and promise.due, "now": standing.now,
        "recorded": OFFERS.get(request.GET.get("done", "")), "who": somebody(link.referral), "next": next_step(standing),
    }  # fmt: skip
    return render(request, "referrals/link/open.html", context)


def done(request, link, offer, by):
    """The receipt of an act, in the answer to a right PIN and nowhere else."""
    return _after(request, link, offer, {"title": offer.done, "by": by.label}, 200)


def settled(request, link, offer, words=""):
    """A right PIN, but somebody was there first: who and when, and how the referral stands."""
    return _after(request, link, offer, {"already": True, "words": words}, 409)


def once(request, link, offer, made):
    """The one answer that shows what was made: the link of an invitation."""
    context = {
        "made": made,
        "link": inviting.address(made),
        "whatsapp": inviting.whatsapp(made),
        "title": offer.done,
    }
    return render(request, offer.once, context | {"referral": link.referral})


def _after(request, link, offer, more, status):
    after = _afresh(link)
    row, live = after.handover(offer.leg) if offer.leg else None, link.phase_here() == "live"
    if live:
        audit.read("link-shared-read", link.referral, by=Actor.contact(link.contact, link.contact.name))
    gives, takes = sides(after, offer.leg, str(link.referral.partner)) if offer.leg else (None, None)
    context = {
        "referral": link.referral, "now": after.now, "gives": gives, "takes": takes, "live": live,
        "shared": [*sharing.rows(link.referral), *issue_asked.rows(link.referral)] if live else [],
        "facts": list(about.facts(after, link.contact, link)) if live else [],
        "so_far": list(about.so_far(after)), "title": "", "by": "", "already": False, "words": "",
        "confirmed": row if row and row.partner_at else None, "next": next_step(after),
    }  # fmt: skip
    return render(request, "referrals/link/done.html", context | more, status=status)


def _afresh(link):
    """Read it again: an act has moved it, or somebody else's has."""
    rows = Referral.objects.select_related("episode__person", "partner").prefetch_related(*PARTS)
    link.referral = rows.get(pk=link.referral_id)
    return Standing(link.referral, Actor.contact(link.contact, ""), timezone.now())


def locked(request, link):
    return render(request, "referrals/link/locked.html", {"referral": link.referral}, status=423)


def receipt(request, link):
    """For fourteen days after the end: what took place when, and no personal data."""
    found = standing(link)
    context = {
        "referral": link.referral,
        "so_far": list(about.so_far(found)),
        "partner": str(link.referral.partner),
    }
    return render(request, "referrals/link/receipt.html", context)


def nothing(request, status):
    return render(request, "referrals/link/nothing.html", status=status)
