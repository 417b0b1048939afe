"""The page of a group, behind the link of any member: a list of all, then one of them (`?of=` its code), or an act on
several with one PIN. The door stays the one entered by its address: its lock and its count of wrong PINs are the only ones."""

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from referrals.actions import links, together
from referrals.forms.several_link import Ticked, TickedHandOver
from referrals.models import Leg, Link, Referral, Side
from referrals.reading import somebody, tag_kind
from referrals.refusals import Locked, Over, WrongPin
from referrals.standing import Standing
from referrals.views.partner import pages
from referrals.views.partner.offers import Offer, open_now
from rptc.files import store
from rptc.lib.actor import Actor
from rptc.ui import due
from rptc.ui.parts import Task

ACTS = [
    Offer(
        "accept-all", _("Accept several at once"), _("Untick whom you cannot take; answer for them by themselves."),
        _("Accept those ticked"), _("Your answer is recorded"), lambda s: "accept" in s.verbs, together.accept, Ticked,
    ),
    Offer(
        "handover-all", _("Confirm the hand-over of several"), _("Tick only who is really with you."),
        _("Confirm for those ticked"), _("The hand-over is recorded"), lambda s: s.free(Leg.THERE, Side.PARTNER),
        together.hand_over, TickedHandOver,
    ),
]  # fmt: skip


def answer(request, link):
    """The page of the group; None when one of it is looked at, which is then `link.referral`."""
    shown = _shown(link)
    asked = [one for one in shown if one.code == request.GET.get("of")]
    if len(shown) == 1 or asked:
        link.referral = (asked or shown)[0]
        return None
    return _page(request, link, [_standing(link, member) for member in shown])


def of(request):
    """ "&of=…" of the address, to go on with the same member; "" without one."""
    return f"&{urlencode({'of': request.GET['of']})}" if request.GET.get("of") else ""


def _shown(link):
    """Those that were sent and run, or ended within the last fourteen days, in order."""
    sent = Referral.objects.filter(group=link.referral.group_id, sent_at__isnull=False).order_by("pk")
    found = list(sent.select_related("episode__person", "partner"))
    prefetch_related_objects(found, *pages.PARTS)
    return [one for one in found if Link(referral=one, contact=link.contact).phase_here() != "over"]


def _standing(link, member):
    """As the door's contact finds it: known to be one of the partner's, since the door is open."""
    member.receivers = {str(link.contact_id)}
    return Standing(member, Actor.contact(link.contact, ""), timezone.now())


def _page(request, link, standings):
    able = {act.slug: {s.referral.code: s.referral for s in standings if act.open(s)} for act in ACTS}
    offers = [act for act in ACTS if len(able[act.slug]) > 1]
    wanted = (request.POST if request.method == "POST" else request.GET).get("act")
    offer = next((act for act in offers if act.slug == wanted), offers[0] if offers else None)
    if offer is None:
        return _list(request, link, standings, [], None, None)
    choices = [(code, f"{one.number} · {somebody(one)}") for code, one in able[offer.slug].items()]
    posted = (request.POST, request.FILES) if request.method == "POST" and wanted == offer.slug else ()
    form = offer.form(*posted, choices=choices)
    if form.is_valid() and (done := _entered(request, link, offer, form, able[offer.slug])):
        return done
    return _list(request, link, standings, offers, offer, form)


def _entered(request, link, offer, form, able):
    """The answer to a right PIN; None when something has to be mended."""
    try:
        by = links.enter(link, name=form.cleaned_data["name"], pin=form.cleaned_data["pin"])
        with transaction.atomic():
            given = form.given(by)
            found = offer.run([able[code] for code in given.pop("members")], by=by, **given)
    except WrongPin as wrong:
        return form.add_error("pin", wrong.sentence)
    except Locked:
        return pages.locked(request, link)
    except Over:
        return pages.receipt(request, link)
    except store.Refused as refused:
        return form.add_error(None, str(refused))
    context = {
        "title": offer.done,
        "by": by.label,
        "now": timezone.now(),
        "found": found,
        "referral": link.referral,
    }
    return render(request, "referrals/groups/done.html", context)


def _list(request, link, standings, offers, offer, form):
    context = {
        "referral": link.referral, "group": link.referral.group, "contact": link.contact, "tasks": list(map(_task, standings)),
        "offer": offer, "form": form, "others": [act for act in offers if act is not offer], "now": timezone.now(),
    }  # fmt: skip
    return render(request, "referrals/groups/open.html", context)


def _task(standing):
    """Initials, number, state, the next act of the partner and until when: what a single link shows too."""
    referral, owed = standing.referral, standing.owed_by(Side.PARTNER)
    first = open_now(standing)[0] if referral.stopped_at is None else None
    state, following = str(referral.get_state_display()), str(first.title) if first else ""
    return Task(
        somebody(referral), f"?of={referral.code}", code=referral.number,
        meta=" · ".join(filter(None, [state if owed else "", following])),
        due=due.due(owed.due, now=standing.now) if owed else None, tag="" if owed else state, kind=tag_kind(referral.state),
    )  # fmt: skip
