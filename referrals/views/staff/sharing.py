"""The fourth step: what the partner may read, on what basis. Then the check page."""

from django.db import transaction
from django.shortcuts import redirect, render

from clients.actions import consents
from referrals import basis
from referrals.actions import drafting
from referrals.forms.sharing import Sharing
from referrals.models import State
from referrals.reading import client_name, partner_name
from referrals.refusals import Refused, sentence
from referrals.views.staff.writing import a_referral, not_a_draft, posted
from rptc.accounts.access import requires
from rptc.accounts.laid_aside import keeps_text
from rptc.accounts.presses import once
from rptc.files import store
from rptc.flow import NotAllowed, NotNow


@keeps_text
@requires("referrals.write")
@once
def share(request, code):
    """Ticks, legal basis, consent; a consent that is written down here is kept in the file."""
    referral = a_referral(request.user, code)
    if referral.state != State.DRAFT:
        return not_a_draft(request, referral)
    now = {
        "shared": referral.shared, "basis": referral.basis, "no_consent_reason": referral.no_consent_reason,
        "consent": referral.consent.code if referral.consent else "",
    }  # fmt: skip
    form = Sharing(posted(request), request.FILES or None, referral=referral, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(referral, form, request.actor)
            return redirect("referrals:referral-submit", code)
        except (Refused, NotNow, NotAllowed) as refused:
            form.add_error(None, sentence(refused))
        except store.Refused as refused:
            form.add_error("scan", str(refused))
    context = {
        "referral": referral, "form": form, "name": client_name(referral.episode, request.user),
        "partner": partner_name(referral.partner, request.user), "child": basis.is_child(referral.episode),
    }  # fmt: skip
    return render(request, "referrals/start/sharing.html", context)


@transaction.atomic
def _keep(referral, form, by):
    data = {name: form.cleaned_data[name] for name in ("shared", "basis", "no_consent_reason")}
    chosen = _new_consent(referral, form, by) if form.is_new else form.chosen()
    drafting.change(referral, consent=chosen, by=by, **data)


def _new_consent(referral, form, by):
    """For this partner and these ticks, under the name that may stand in a file."""
    partner = referral.partner
    return consents.record(
        referral.episode.person, recipient=partner.code, recipient_label=str(partner), scope=form.cleaned_data["shared"],
        by=by, **form.given(by),
    )  # fmt: skip
