"""Every act of the unit is one page: a question, what follows, a form, a verb. What is refused is a sentence."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from referrals.acts import ACTS
from referrals.refusals import AlreadyConfirmed, AlreadyDecided, sentence
from referrals.standing import Standing
from referrals.views.staff import checking, fetch
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.files import store
from rptc.flow import NotAllowed, NotNow

PAST = (NotNow, NotAllowed, AlreadyConfirmed, AlreadyDecided)  # nothing that was typed would help


def page(slug):
    """The view of one act."""
    act = ACTS[slug]

    @requires(act.permission)
    @once
    def view(request, code):
        referral = fetch.referral(request.user, code)
        standing = Standing(referral, request.actor, timezone.now())
        posted = (request.POST, request.FILES) if request.method == "POST" else ()
        form = act.form(*posted, standing=standing)
        if form.is_valid() and (answer := _perform(request, act, standing, form)):
            return answer
        if not act.shown_to(standing):
            return _told(request, referral, messages.WARNING, _closed(act, standing))
        return render(request, "referrals/act/act.html", _context(act, standing, form, request.user))

    return view


def _perform(request, act, standing, form):
    """The redirect after the act or its refusal; None when the form has to be mended."""
    number = {"number": standing.referral.number}
    try:
        with transaction.atomic():  # a refusal takes the paper that was kept for it along
            act.run(standing, by=request.actor, **form.given(request.actor))
    except PAST as error:
        return _told(request, standing.referral, messages.WARNING, _with_state(error, standing.referral))
    except (Refused, store.Refused) as error:
        form.add_error(_field(error, form), error.sentence)
        return None
    return _told(request, standing.referral, messages.SUCCESS, str(act.done) % number)


def _told(request, referral, level, words):
    messages.add_message(request, level, words)
    return redirect("referrals:referral-detail", referral.code)


def _field(error, form):
    """The answer that a refusal is about, when it names one; what speaks against a bed asks for its reason."""
    name = {"reason": "overflow_reason", "at": "happened_at"}.get(error.field, error.field)
    return name if name in form.fields else None


def _with_state(error, referral):
    """The refusal, and what the referral is now."""
    referral.refresh_from_db(fields=["state"])
    return f"{sentence(error)} {_now(referral)}"


def _now(referral):
    return _("It is now: %(state)s.") % {"state": referral.get_state_display().lower()}


def _closed(act, standing):
    """Why the page of an act is not open; a half that stands says who confirmed it and when."""
    leg = {"handover": "there", "collection": "back"}.get(act.slug)
    row = leg and standing.handover(leg)
    words = (
        AlreadyConfirmed(row.rptc_by, row.rptc_at).sentence
        if row and row.rptc_at
        else _("This is not open now.")
    )
    return f"{words} {_now(standing.referral)}"


def _context(act, standing, form, user):
    return {
        "act": act, "referral": standing.referral, "form": form, "rows": checking.rows(act, standing, user),
        "multipart": form.is_multipart(),
    }  # fmt: skip
