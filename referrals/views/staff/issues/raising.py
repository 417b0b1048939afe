"""Raising an issue: with whom first, where it is by itself; then what is asked and who answers. From a referral the
partner is known; from a collection that the partner owes, the words are too."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override

from clients.actions.refused import Refused
from partners.models import Partner
from referrals.actions import issues
from referrals.forms.issue import Raise, WithWhom
from referrals.models import Issue, Referral
from referrals.reading import partner_name
from rptc.accounts.access import requires
from rptc.accounts.laid_aside import keeps_text
from rptc.accounts.presses import once
from rptc.lib.texts import one_line


@keeps_text
@requires("referrals.write")
@once
def new(request):
    """`?referral=`, `?partner=` or `?agency=` say with whom; `?about=not_returned` fills the words in."""
    whom = known(request)
    if whom is None:
        return _ask(request)
    posted = request.POST if request.method == "POST" else request.laid
    form = Raise(posted, partner=whom["partner"], initial=_words(request.GET.get("about")))
    if request.method == "POST" and form.is_valid():
        try:
            made = issues.raise_(by=request.actor, **whom, **form.given())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(
                request, _("%(number)s is raised. Now tell whoever answers.") % {"number": made.number}
            )
            return redirect("referrals:issue-detail", made.code)
    name = partner_name(whom["partner"], request.user) if whom["partner"] else whom["agency"]
    return render(
        request, "referrals/issues/new.html", {"form": form, "whom": name, "referral": whom["referral"]}
    )


def known(request):
    """{referral, partner, agency} as the address names them and this user may see them; None where it names none."""
    asked = request.GET
    if code := asked.get("referral"):
        rows = Referral.objects.visible_to(request.user).select_related("partner", "episode__person")
        found = get_object_or_404(rows, code=code)
        return {"referral": found, "partner": found.partner, "agency": ""}
    if code := asked.get("partner"):
        partner = get_object_or_404(Partner.objects.visible_to(request.user), code=code)
        return {"referral": None, "partner": partner, "agency": ""}
    agency = one_line(asked.get("agency", ""))
    if len(agency) > Issue._meta.get_field("agency").max_length:
        raise Http404
    return {"referral": None, "partner": None, "agency": agency} if agency else None


def _ask(request):
    """The first step; it changes nothing, so it lives in the address."""
    asked = {"partner", "agency"} & request.GET.keys()
    form = WithWhom(request.GET if asked else None, user=request.user)
    return render(request, "referrals/issues/with_whom.html", {"form": form})


def _words(about):
    """What a step of the ladder knows already, in Indonesian: the partner reads it."""
    if about != "not_returned":
        return {}
    with override("id"):
        title = _("The client has not been brought back on the day promised")
        return {
            "kind": Issue.Kind.DISPUTE,
            "title": title,
            "body": _("When will the client be brought back, and why was it not done?"),
        }
