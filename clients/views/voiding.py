"""An intake recorded by mistake, taken out of the count."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from clients.actions import register
from clients.actions.refused import Refused
from clients.intake import promises
from clients.models import Episode
from rptc.accounts.access import requires
from rptc.ui.forms import Reason


@requires("clients.void")
def void(request, code):
    """Asks for the reason first."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user).select_related("person"), code=code)
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            register.void(episode, form.cleaned_data["reason"], request.actor)
        except Refused as refused:
            form.add_error("reason", refused.sentence)
        else:
            messages.success(request, _("%(number)s no longer counts.") % {"number": episode.number})
            return redirect(promises.file_of(episode.person))
    return render(
        request,
        "ui/confirm.html",
        {
            "question": _("Was %(number)s recorded by mistake?") % {"number": episode.number},
            "rows": None,
            "form": form,
            "verb": _("Void the case"),
            "danger": True,
            "consequence": _(
                "It stays readable, no longer counts in any report, and cannot be opened again."
            ),
            "back": promises.file_of(episode.person),
            "keep": "",
        },
    )
