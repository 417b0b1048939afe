"""What the partner says, recorded by RPTC for it; or that it says nothing."""

from django.utils.translation import gettext_lazy as _

from referrals.actions import lifecycle
from referrals.acts.act import Act, move, on_referral
from referrals.forms.acts import ForPartner, Note
from referrals.forms.coded import Decline, Fail

BY_CALL = _(
    "Use this when the partner said so by phone, in person or on paper. It is counted apart from its own answers."
)

ACTS = [
    Act(
        "accept", _("Record: accepted"), _("Has the partner accepted?"), _("%(number)s is accepted. Plan the hand-over."),
        move("accept"), on_referral(lifecycle.accept), ForPartner, BY_CALL,
    ),
    Act(
        "decline", _("Record: declined"), _("Has the partner declined?"), _("%(number)s is declined. Offer it to another partner."),
        move("decline"), on_referral(lifecycle.decline), Decline, BY_CALL,
    ),
    Act(
        "expire", _("Stop waiting for an answer"), _("Stop waiting for the partner's answer?"),
        _("%(number)s expired. Offer it to another partner."),
        move("expire"), on_referral(lifecycle.expire), Note, _("The partner can no longer accept it."), danger=True,
    ),
    Act(
        "ready", _("Record: ready for collection"), _("Is the client ready for collection?"), _("%(number)s: ready for collection."),
        move("ready"), on_referral(lifecycle.ready), ForPartner, BY_CALL,
    ),
    Act(
        "fail", _("It will not take place"), _("Will this hand-over not take place?"),
        _("%(number)s has failed. Offer it to another partner."),
        move("fail"), on_referral(lifecycle.fail), Fail, _("The referral ends; nobody has handed the client over."),
        danger=True, rare=True,
    ),
]  # fmt: skip
