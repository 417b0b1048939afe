"""One partner, composed from the registry and the referrals."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partners.models import Contact, Document, Member, Partner, Service, cover_of
from partners.overlaps import overlapping
from partners.sentences import needed
from rptc.accounts.access import requires
from rptc.desk.partners import papers, past, profile, running
from rptc.desk.partners.rows import FEWEST_CONTACTS, TAGS, last_day


@require_safe
@requires("partners.see")
def show(request, code):
    """Profile, services, contacts, documents, what runs and how it went. Masked for whom the name is masked."""
    user, now, partner = request.user, timezone.now(), _found(request.user, code)
    status, document = cover_of(partner)
    open_for_me = partner.name_for(user) == partner.name
    context = {
        "partner": partner, "name": partner.name_for(user),
        "may_edit": user.has_perm("partners.edit") and not partner.ended_on,
        "unmasked": open_for_me,
        "phones": open_for_me and (user.has_perm("partners.edit") or user.has_perm("referrals.see")),
        "rows": profile.rows(partner, open_for_me), "services": profile.services(partner),
        "members": Member.objects.active().filter(partner=partner).select_related("user", "contact"),
        "invited": partner.member_invitations.waiting().select_related("invitation"),
        "contacts": partner.answering, "few": len(partner.answering) < FEWEST_CONTACTS,
        "status": status, "tag": TAGS[status], "until": last_day(status, document), "needed": needed(partner.kind),
        "papers": papers.papers(partner), "overlap": overlapping(partner.documents.all()),
        "tasks": running.tasks(partner, user, now), "hidden": running.hidden(partner, user),
        "figures": past.figures(partner, now),
    }  # fmt: skip
    return render(request, "desk/partners/page.html", context)


def _found(user, code):
    parts = [
        Prefetch("services", Service.objects.active().prefetch_related("classes"), to_attr="offered"),
        Prefetch("contacts", Contact.objects.active(), to_attr="answering"),
        Prefetch("documents", Document.objects.select_related("renews", "scan")),
    ]
    found = (
        Partner.objects.visible_to(user)
        .select_related("district")
        .prefetch_related(*parts)
        .filter(code=code)
        .first()
    )
    if found is None:
        raise Http404
    return found
