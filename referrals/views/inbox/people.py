"""Colleagues of a partner with an account: who they are, inviting another, ending one (the first contact)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from clients.actions.refused import Refused
from partners import inviting
from partners.actions import member as actions
from partners.forms.member import Colleague
from partners.models import Member
from referrals.views.inbox.door import member_only
from rptc.accounts.presses import once


@require_http_methods(["GET", "HEAD", "POST"])
@member_only
@once
def colleagues(request):
    """The link of an invitation stands in the answer to this press, and nowhere else."""
    form = Colleague(request.POST or None)
    if form.is_valid():
        try:
            made = actions.invite(request.member.partner, by=request.actor, **form.given())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            links = {"link": inviting.address(made), "whatsapp": inviting.whatsapp(made)}
            return render(request, "referrals/inbox/invited.html", {"made": made, **links})
    return render(request, "referrals/inbox/colleagues.html", {"form": form, "rows": _rows(request)})


@require_http_methods(["GET", "HEAD", "POST"])
@member_only
@once
def end(request, code):
    """`code` is that of the account; only the first contact ends one, never their own."""
    member = get_object_or_404(_members(request), user__code=code)
    if not actions.may_end(member, request.actor):
        raise PermissionDenied
    if request.method == "POST":
        actions.end(member, by=request.actor)
        messages.success(request, _("The account of %(name)s is closed.") % {"name": member.user})
        return redirect("inbox:colleagues")
    words = {
        "question": _("End the account of %(name)s?") % {"name": member.user}, "verb": _("End the account"),
        "consequence": _("They are signed out at once, and their links stop working."), "rows": (), "form": None,
    }  # fmt: skip
    back = {"danger": True, "keep": "", "back": reverse("inbox:colleagues")}
    return render(request, "ui/confirm.html", words | back)


def _members(request):
    return (
        Member.objects.active()
        .filter(partner=request.member.partner)
        .select_related("user", "contact", "partner")
    )


def _rows(request):
    """(member, whether this person may end it); who is first is asked once."""
    first = request.member.partner.contacts.active().first()
    mine = first is not None and first.pk == request.member.contact_id
    return [(member, mine and member.pk != request.member.pk) for member in _members(request)]
