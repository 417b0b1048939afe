"""One's own account: joining by invitation, the PIN for links. The password is changed where everybody changes it."""

from django.contrib import messages
from django.contrib.auth import authenticate, login
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from clients.actions.refused import Refused
from partners.actions import member as actions
from partners.forms.member import OwnPin
from partners.models import MemberInvitation
from referrals.views.inbox.door import member_only
from rptc.accounts.actions import people
from rptc.accounts.presses import once
from rptc.ui.account_forms import Join

BACKEND = "rptc.accounts.backends.SignIn"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def join(request, token):
    """Choose a password, be signed in. Unknown, used, withdrawn and old links look alike. The address goes to no other
    site, but to our own: a browser that tells nobody where it comes from fails the check of the form's token."""
    found = people.open_invitation(token, outside=True)
    row = (
        found
        and MemberInvitation.objects.select_related("partner", "contact").filter(invitation=found).first()
    )
    if not row:
        return render(request, "referrals/inbox/no_invitation.html", status=404)
    form = Join(request.POST or None, invitation=found)
    if form.is_valid():
        member = actions.join(row, password=form.cleaned_data["password"])
        if member is None:
            return render(request, "referrals/inbox/no_invitation.html", status=404)
        login(request, member.user, backend=BACKEND)
        return redirect("inbox:home")
    return render(request, "referrals/inbox/join.html", {"form": form, "invitation": found})


@require_http_methods(["GET", "HEAD", "POST"])
@member_only
@once
def account(request):
    """Who I am here, and my PIN. A wrong password counts as one at signing in: five lock."""
    form = OwnPin(request.POST or None)
    if form.is_valid() and _set(request, form):
        messages.success(request, _("Your PIN is set. Use it with every link."))
        return redirect("inbox:account")
    return render(request, "referrals/inbox/account.html", {"form": form, "member": request.member})


def _set(request, form):
    """Set the PIN; None when the form has to be mended."""
    name, password = request.user.get_username(), form.cleaned_data["password"]
    if authenticate(request, username=name, password=password) is None:
        return form.add_error("password", _("The password is wrong. Try again."))
    try:
        return actions.set_pin(request.member, pin=form.cleaned_data["pin"], by=request.actor)
    except Refused as refused:
        return form.add_error("pin", refused.sentence)
