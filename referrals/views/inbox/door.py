"""Who comes in: a member of a partner that still works with the unit, as the contact they stand behind."""

from functools import wraps

from django.shortcuts import render

from partners.models import Member
from rptc.accounts.access import requires
from rptc.lib.actor import Actor


def member_only(view):
    """Let a view run for active members; `request.member` and `request.actor` (a contact by account) are set. Others of
    the role are told whom to ask, everybody else gets 403."""

    @requires("partner.inbox")
    @wraps(view)
    def guarded(request, *args, **kwargs):
        members = Member.objects.active().select_related("contact", "partner")
        request.member = members.filter(user=request.user).first()
        if request.member is None:
            return render(request, "referrals/inbox/nobody.html", status=403)
        request.actor = Actor.contact(request.member.contact, str(request.user), means="account")
        return view(request, *args, **kwargs)

    return guarded
