"""The photo of a draft: taken with the section, shown only to who may open the draft."""

from django.http import Http404

from clients.actions.answers import KEEP
from clients.views.opening import on_draft
from rptc import audit
from rptc.accounts.access import requires
from rptc.files import serve, store


def taken(request, form):
    """The stored photo of a post, None to take the present one away, or KEEP; a wrong file gets a sentence."""
    if request.POST.get("use") == "no-photo":
        return None
    if upload := request.FILES.get("photo"):
        try:
            return store.photo(upload, by=request.actor)
        except store.Refused as refused:
            form.add_error("photo", str(refused))
    return KEEP


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
