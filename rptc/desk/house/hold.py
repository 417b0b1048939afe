"""Holding a bed: for a case that waits, a referral to RPTC that was accepted, or a client who is to be collected."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from clients.actions import bed_states
from clients.board import waiting
from clients.forms.house.bed import Hold
from clients.forms.stay import called
from clients.views.acting import act, posted
from clients.views.beds import of_code
from referrals.models import Incoming, Referral, State
from rptc.accounts.access import requires
from rptc.accounts.presses import once

MOST = 100
COMES_BACK = [State.IN_SERVICE, State.READY]


@requires("clients.manage_stays")
@once
def hold(request, code):
    """Until a moment that is written; nobody has to release it."""
    bed, expected = of_code(code), _expected(request.user)
    form = Hold(posted(request), choices=[(key, words) for key, (words, _given) in expected.items()])
    return act(
        request, form, partial(bed_states.hold, bed=bed, by=request.actor), lead=str(bed),
        title=_("Hold a bed"), verb=_("Hold"), to=reverse("clients:bed-show", args=[bed.code]),
        said=_("The bed is held."), clean=lambda: _given(form.cleaned_data, expected),
    )  # fmt: skip


def _given(answers, expected):
    return {"until": answers["until"], **expected[answers["whom"]][1]}


def _expected(user):
    """{key: (words, keywords of `bed_states.hold`)}: cases without a place, then those who are announced."""
    found = {
        case.code: (called(case), {"person": case.person, "about": ("episode", case.code, case.number)})
        for case in waiting(user)[:MOST]
    }
    for row in Incoming.objects.visible_to(user).to_take_in().order_by("bring_by")[:MOST]:
        found[row.code] = (f"{row.number} {row.initials}", {"about": ("incoming", row.code, row.number)})
    back = Referral.objects.visible_to(user).filter(state__in=COMES_BACK).select_related("episode__person")
    for row in back.order_by("-id")[:MOST]:
        given = {"person": row.episode.person, "about": ("referral", row.code, row.number)}
        found[row.code] = (f"{called(row.episode)} · {row.number}", given)
    return found
