"""Accounts: the system administrator's desk, and the page behind an invitation."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import caseload
from rptc.accounts.access import requires
from rptc.accounts.actions import people
from rptc.accounts.models import Invitation, User
from rptc.accounts.presses import once
from rptc.desk.people.closing import close
from rptc.desk.people.forms import Invite
from rptc.ui.account_forms import Join

BACKEND = "rptc.accounts.backends.SignIn"


@requires("accounts.manage")
def people_list(request):
    """Everybody with an account, and invitations that are still open."""
    waiting = Invitation.objects.filter(used_at=None, withdrawn_at=None).order_by("-made_at")[:50]
    return render(
        request,
        "desk/people/list.html",
        {"people": User.objects.order_by("-is_active", "full_name"), "waiting": waiting},
    )


@requires("accounts.manage")
def invite(request):
    """Invite somebody; the link is shown once, to be handed over in person or by message."""
    form = Invite(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = people.invite(**form.cleaned_data, by=request.actor)
        link = settings.SITE_URL + reverse("desk:invitation", args=[made.token])
        return render(request, "desk/people/invited.html", {"made": made, "link": link})
    return render(request, "desk/people/invite.html", {"form": form})


@requires("accounts.manage")
@require_POST
def switch(request, code):
    """Close or reopen an account, as the button said, however often it is pressed; nobody closes their own."""
    user = get_object_or_404(User.objects.exclude(pk=request.user.pk), code=code)
    opens = request.POST.get("to") == "open"
    cases = 0 if opens or request.POST.get("sure") else caseload.open_cases(user)
    if cases and user.is_active:
        return render(request, "desk/people/close.html", {"person": user, "cases": cases})
    if opens:
        people.reopen(user, by=request.actor)
    else:
        close(user, by=request.actor)
    messages.success(request, _("The account of %(name)s was changed.") % {"name": user.full_name})
    return redirect("desk:people")


@login_not_required
@once
def invitation(request, token):
    """Choose a password behind an invitation's link. An unknown, used or old link looks like any other."""
    found = people.open_invitation(token)
    if found is None:
        return render(request, "desk/people/no_invitation.html", status=404)
    form = Join(request.POST or None, invitation=found)
    if request.method == "POST" and form.is_valid():
        user = people.join(found, password=form.cleaned_data["password"])
        if user is None:
            return render(request, "desk/people/no_invitation.html", status=404)
        login(request, user, backend=BACKEND)
        return redirect("/")
    return render(request, "desk/people/join.html", {"form": form, "invitation": found})
