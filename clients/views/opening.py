"""Fetching a draft is the permission check; a closed one leads to where it ended; reading somebody else's is recorded."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.intake.sections import SECTIONS
from clients.models import Draft
from rptc import audit

WITH = ("owner", "changed_by", "person__district", "search", "completes__person", "photo")


def on_draft(view):
    """Hand the view its open draft instead of the code in the address."""

    @wraps(view)
    def opened(request, code, **kwargs):
        if kwargs.get("section", "arrival") not in SECTIONS:
            raise Http404
        draft = get_object_or_404(Draft.objects.visible_to(request.user).select_related(*WITH), code=code)
        if draft.submitted_at:
            return redirect("clients:draft-done", code)
        if draft.dropped_at:
            messages.info(request, _("This draft was dropped. Start again from the search."))
            return redirect("clients:draft-list")
        if request.method == "GET" and draft.owner_id != request.user.pk:
            audit.read("draft-opened", draft, by=request.actor, person_code=_of(draft))
        try:
            return view(request, draft, **kwargs)
        except Refused as refused:  # somebody was faster: sent, or dropped, while this page was open
            messages.error(request, refused.sentence)
            return redirect("clients:draft-list")

    return opened


def _of(draft):
    return draft.person.code if draft.person else ""
