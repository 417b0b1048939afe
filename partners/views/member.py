"""People of a partner with an account, as the unit keeps them: invited, withdrawn, ended."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from partners import inviting
from partners.actions import member as actions
from partners.forms.member import InviteMember
from partners.models import Member, MemberInvitation
from partners.views.partner import form_page
from partners.views.shared import ask, confirm, done, page, partner_of
from rptc.accounts.access import requires


@form_page
@requires("partners.edit")
def invite(request, code):
    """The link of the invitation stands in the answer to this press, and nowhere else."""
    partner = partner_of(request, code)
    free = partner.contacts.active().exclude(member__in=Member.objects.active())
    form = InviteMember(request.POST or None, contacts=free)
    if form.is_valid():
        try:
            made = actions.invite(partner, by=request.actor, **form.given())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return _shown_once(request, partner, made)
    hint = _("Whoever has an account answers in their own inbox, without a PIN. Links go on beside it.")
    return ask(
        request,
        form,
        title=_("Invite to an account"),
        verb=_("Make the invitation"),
        partner=partner,
        hint=hint,
    )


@form_page
@requires("partners.edit")
def withdraw(request, code):
    row = get_object_or_404(
        MemberInvitation.objects.waiting().select_related("partner", "invitation"), code=code
    )
    if request.method == "POST":
        actions.withdraw(row, by=request.actor)
        messages.success(request, _("The invitation is withdrawn."))
        return done(row.partner)
    return confirm(
        request, row.partner, verb=_("Withdraw"),
        question=_("Withdraw the invitation of %(name)s?") % {"name": row.invitation.full_name},
        consequence=_("Its link works no more."),
    )  # fmt: skip


@form_page
@requires("partners.edit")
def end(request, code):
    """`code` is that of the account."""
    rows = Member.objects.filter(ended_at=None).select_related("user", "partner", "contact")
    member = get_object_or_404(rows, user__code=code)
    if request.method == "POST":
        actions.end(member, by=request.actor)
        messages.success(request, _("The account of %(name)s is closed.") % {"name": member.user})
        return done(member.partner)
    return confirm(
        request, member.partner, verb=_("End the account"),
        question=_("End the account of %(name)s?") % {"name": member.user},
        consequence=_("They are signed out at once. They go on answering by link until you end the contact too."),
    )  # fmt: skip


def _shown_once(request, partner, made):
    context = {
        "made": made,
        "link": inviting.address(made),
        "whatsapp": inviting.whatsapp(made),
        "back": page(partner),
    }
    return render(request, "partners/member_invited.html", context | {"partner": partner})
