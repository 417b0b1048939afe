"""The photo of a draft: taken with the section, shown only to who may open the draft."""

from django.http import Http404

from clients.actions import answers
from clients.views.opening import on_draft
from rptc import audit
from rptc.accounts.access import requires
from rptc.files import serve, store


def taken(request, draft, form):
    """Store a posted photo, or take the present one away; False, with the sentence beside the field, when it is none."""
    page, upload = request.POST.get("page", "")[:40], request.FILES.get("photo")
    if request.POST.get("use") == "no-photo":
        answers.put_photo(draft, None, by=request.actor, page=page)
    if upload:
        try:
            answers.put_photo(draft, store.photo(upload, by=request.actor), by=request.actor, page=page)
        except store.Refused as refused:
            form.add_error("photo", str(refused))
    return "photo" not in form.errors


@requires("clients.register")
@on_draft
def show(request, draft):
    """The photo itself."""
    if draft.photo is None:
        raise Http404
    audit.read(
        "draft-photo-seen", draft, by=request.actor, person_code=draft.person.code if draft.person else ""
    )
    return serve.response(draft.photo)
