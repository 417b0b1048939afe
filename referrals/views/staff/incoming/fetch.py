"""One referral to RPTC as somebody may see it, and what every page of it says."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from referrals.models import Incoming
from referrals.refusals import sentence
from rptc.files import store
from rptc.flow import NotAllowed, NotNow


def incoming(user, code):
    """A stranger's is 404; with its sender, worker and case."""
    rows = Incoming.objects.visible_to(user).with_case().select_related("worker")
    return get_object_or_404(rows, code=code)


def moved_on(request, row, verb):
    """The way back where `verb` is no longer open to this person, with how it stands; None where it is."""
    if verb in {move.name for move in row.get_available_user_state_transitions(request.actor)}:
        return None
    return _back(request, row, messages.WARNING, f"{sentence(NotNow(verb, row.state))} {_now(row)}")


def done(request, form, act, *, row, words):
    """Run `act()`; the way back after it or after its refusal, None where the form has to be mended."""
    try:
        with transaction.atomic():  # a refusal takes the paper that was kept for it along
            act()
    except (NotNow, NotAllowed) as error:
        return _back(request, row, messages.WARNING, f"{sentence(error)} {_now(row)}")
    except (Refused, store.Refused) as error:
        form.add_error(None, error.sentence)
        return None
    return _back(request, row, messages.SUCCESS, words)


def _now(row):
    """How it stands, and who answered."""
    row = Incoming.objects.select_related("worker").get(pk=row.pk)
    told = {"state": row.get_state_display().lower(), "who": row.worker}
    words = (
        _("It is now: %(state)s, %(who)s.") if row.worker and row.answered_at else _("It is now: %(state)s.")
    )
    return words % told


def _back(request, row, level, words):
    messages.add_message(request, level, words)
    return redirect("referrals:incoming-detail", row.code)
