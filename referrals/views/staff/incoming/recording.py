"""Writing down that somebody asks RPTC to take a person in. What was typed is never lost."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from referrals.actions import incoming
from referrals.forms.incoming import Record
from referrals.views.staff.incoming import reads
from rptc.accounts.laid_aside import keeps_text
from rptc.accounts.presses import once
from rptc.files import store


@keeps_text
@reads
@once
def new(request):
    """One page; afterwards the referral itself, where it is answered."""
    posted = request.POST if request.method == "POST" else request.laid
    form = Record(posted, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid() and (made := _kept(form, request.actor)):
        words = _("%(number)s is recorded. RPTC owes an answer.") % {"number": made.number}
        messages.success(request, words)
        return redirect("referrals:incoming-detail", made.code)
    return render(request, "referrals/incoming/new.html", {"form": form})


def _kept(form, by):
    """The Incoming; None when the form has to be mended."""
    try:
        with transaction.atomic():
            return incoming.receive(by=by, **form.given(by))
    except store.Refused as refused:
        return form.add_error("scan", str(refused))
    except Refused as refused:
        return form.add_error(None, refused.sentence)
