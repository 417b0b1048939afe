"""What comes after a referral that came to nothing: the words, who still has to decide, and whether it may be offered
again. The reason of a refusal drives the next step (content/partner_decline_reasons.csv, peers #12)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals import lists
from referrals.models import Referral, State
from rptc.lib.words import chosen

LOST = [State.DECLINED, State.EXPIRED, State.FAILED]
AGAIN = [*LOST, State.CANCELLED, State.SENT]  # a sent one expires in the same act
NOT_NEEDED = "no_reoffer"  # the verb of its row in the log
STEPS = {
    "re_refer": gettext_lazy("Offer it to another partner"),
    "complete_papers": gettext_lazy("Complete the papers, then ask the same partner again"),
    "pause": gettext_lazy("Health first: wait with the next partner until it is clear"),
    "escalate": gettext_lazy("Discuss it with the unit head, and offer it to another partner"),
    "revise_plan": gettext_lazy("Talk with the client again before another partner is asked"),
    "case_conference": gettext_lazy("Call a case conference before another partner is asked"),
    "close": gettext_lazy("No other partner is needed: say so below"),
}


def is_open(referral):
    """Whether its state lets it be offered to somebody else; one entered in error only where it was a second offer."""
    return referral.state in AGAIN or (referral.state == State.VOID and referral.reoffer_of_id is not None)


def may_reoffer(referral):
    """Whether this referral can be offered to another partner now."""
    return is_open(referral) and referral.episode.is_open and next_one(referral) is None


def next_one(referral):
    """The referral by which this one was offered again, or None."""
    return Referral.objects.filter(reoffer_of=referral).select_related("partner").first()


def next_step(referral):
    """(what to do, what the list says about the reason), both "" where nothing follows."""
    if referral.state == State.DECLINED:
        row = lists.DECLINE.rows().get(referral.reason)
        if row:
            said = chosen({"id": row["consequence_id"], "en": row["consequence_en"]})
            return str(STEPS[row["next_step"]]), said
    return (str(STEPS["re_refer"]), "") if is_open(referral) else ("", "")


def why_over(referral):
    """Why a referral ended without service, in words; "" for one that was served."""
    if referral.state == State.DECLINED:
        return _("declined: %(why)s") % {"why": lists.DECLINE.label(referral.reason).lower()}
    if referral.state == State.FAILED:
        return _("failed: %(why)s") % {"why": lists.FAILURE.label(referral.reason).lower()}
    if referral.state == State.EXPIRED:
        return _("no answer came")
    return referral.reason_note if referral.state == State.CANCELLED else ""
