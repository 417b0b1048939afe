"""The photos of a person one by one, and an earlier one chosen again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.actions.identity import photos
from clients.models import Portrait
from clients.views.identity.acting import row_of
from rptc import audit
from rptc.accounts.access import requires
from rptc.files import serve


@requires("clients.see_file")
def show(request, code):
    """The JPEG itself; every opening is recorded."""
    portrait = row_of(Portrait, request.user, code)
    audit.read("old-photo-seen", portrait, by=request.actor)
    return serve.response(portrait.file)


@require_POST
@requires("clients.register")
def use(request, code):
    """Make it the current photo again."""
    portrait = row_of(Portrait, request.user, code)
    photos.use(portrait, by=request.actor)
    messages.success(request, _("This is the current photo now."))
    return redirect("desk:client-identity", (portrait.person.canonical or portrait.person).code)
