"""A partner asks RPTC to take somebody in, from its account: writing it, what became of it, taking it back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from clients.actions.refused import Refused
from referrals.actions import incoming
from referrals.forms.incoming import About
from referrals.inbox import referred
from referrals.models import Incoming
from referrals.refusals import sentence
from referrals.views.inbox.door import member_only
from rptc.accounts.laid_aside import keeps_text
from rptc.accounts.presses import once
from rptc.flow import NotAllowed, NotNow
from rptc.ui.forms import Reason


@require_safe
@member_only
def index(request):
    """What the partner asked for, the newest first, with RPTC's answer."""
    tasks = referred.tasks(request.member.partner, timezone.now())
    return render(request, "referrals/incoming/inbox_list.html", {"tasks": tasks})


@keeps_text
@require_http_methods(["GET", "HEAD", "POST"])
@member_only
@once
def new(request):
    """Of whom and for what; who asks is known."""
    form = About(request.POST if request.method == "POST" else request.laid)
    if request.method == "POST" and form.is_valid():
        member = request.member
        sender = {
            "partner": member.partner,
            "contact_name": str(request.user),
            "contact_phone": str(member.contact.phone or ""),
        }
        try:
            made = incoming.receive(
                means=Incoming.Means.ACCOUNT, by=request.actor, **sender, **form.given(request.actor)
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(
                request, _("%(number)s is sent. RPTC owes you an answer.") % {"number": made.number}
            )
            return redirect("inbox:incoming-detail", made.code)
    return render(request, "referrals/incoming/inbox_new.html", {"form": form})


@require_safe
@member_only
def detail(request, code):
    """What was asked and what RPTC said; another partner's is 404. After the end nothing of the person."""
    row, now = _own(request, code), timezone.now()
    referred.read(row, request.user, request.actor, now)
    context = {"row": row, "now": now, "rows": referred.rows(row), "title": referred.title(row),
               "open": referred.may_withdraw(row, request.actor)}  # fmt: skip
    return render(request, "referrals/incoming/inbox_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_only
@once
def withdraw(request, code):
    """Until it has become a case."""
    row, form = _own(request, code), Reason(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            incoming.withdraw(row, note=form.cleaned_data["reason"][:500], by=request.actor)
            messages.success(request, _("%(number)s is taken back. RPTC is told.") % {"number": row.number})
        except (NotNow, NotAllowed, Refused) as error:
            messages.warning(request, sentence(error))
        return redirect("inbox:incoming-detail", code)
    return render(request, "referrals/incoming/inbox_withdraw.html", {"row": row, "form": form})


def _own(request, code):
    row = Incoming.objects.sent_by(request.member.partner).with_case().filter(code=code).first()
    if row is None or row.state == Incoming.State.VOID:
        raise Http404
    return row
