"""The partner's link. GET shows and writes one line that the page was loaded; only POST with a right PIN acts.

No cookie is needed: the PIN is asked for each act, so there is nothing that another site could ride on, and the form
carries no CSRF token (browsers inside messengers often keep no cookie).
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from referrals.actions import links
from referrals.models import Link
from referrals.refusals import Locked, Over, WrongPin
from referrals.views.partner import acting, pages, several
from referrals.views.partner.headers import unlisted
from referrals.views.partner.offers import OFFERS, open_now
from rptc.accounts.presses import once


@csrf_exempt
@login_not_required
@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
@once
def open_link(request, token):
    """Unknown, altered, replaced and ended links all look alike; a locked one says whom to call."""
    link = Link.from_token(token)
    if link is None:
        return pages.nothing(request, 404)
    phase = link.phase()
    if phase == "over":
        return pages.nothing(request, 410)
    if request.method != "POST":
        links.loaded(link, request.headers.get("User-Agent", ""))
    if phase == "live" and link.locked_at:
        return pages.locked(request, link)
    if link.referral.group_id and (answer := several.answer(request, link)):
        return answer
    if link.phase_here() != "live":
        return pages.receipt(request, link)
    return _act(request, link) if request.method == "POST" else _show(request, link)


def _show(request, link):
    """The act that `?act=` asks for, if it is open, else the one of this moment."""
    standing = pages.standing(link)
    first, others = open_now(standing)
    asked = next((o for o in [first, *others] if o and o.slug == request.GET.get("act")), first)
    form = asked.form(standing=standing) if asked else None
    return pages.show(request, link, standing, asked, form)


def _act(request, link):
    standing = pages.standing(link)
    offer = OFFERS.get(request.POST.get("act", ""))
    if offer is None:
        return _show(request, link)
    form = offer.form(request.POST, request.FILES, standing=standing)
    if form.is_valid() and (answer := _entered(request, link, standing, offer, form)):
        return answer
    return pages.show(request, link, standing, offer, form)


def _entered(request, link, standing, offer, form):
    """The answer to a form with a name and a PIN; None when the PIN is wrong or something has to be mended."""
    try:
        by = links.enter(link, name=form.cleaned_data["name"], pin=form.cleaned_data["pin"])
    except WrongPin as wrong:
        return form.add_error("pin", wrong.sentence)
    except Locked:
        return pages.locked(request, link)
    except Over:
        return pages.receipt(request, link)
    return _done(request, link, standing, offer, form, by)


def _done(request, link, standing, offer, form, by):
    try:
        made = acting.run(offer, standing, form, by)
    except acting.Settled as settled:
        return pages.settled(request, link, offer, settled.words)
    except acting.Mend:
        return None
    if offer.once:
        return pages.once(request, link, offer, made)
    if offer.plain:  # nothing of the file is shown: a second press follows to the same page
        return HttpResponseRedirect(
            f"./?done={offer.slug}{several.of(request)}"
        )  # the press that remembers it learns no token
    return pages.done(request, link, offer, by)
