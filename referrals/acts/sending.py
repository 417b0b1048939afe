"""From the draft to the partner."""

from django.utils.translation import gettext_lazy as _

from referrals.actions import lifecycle
from referrals.acts.act import Act, move, on_referral
from referrals.forms.acts import GateReason, Why


def _sent_unapproved(standing):
    referral = standing.referral
    return referral.sent_at and not referral.approved_at and not referral.objected_at


def _waits_for_the_head(standing):
    """Open to the duty worker, for an urgent one; the unit head just approves."""
    return "send" in standing.verbs and not standing.may("referrals.approve")


ACTS = [
    Act(
        "submit", _("Submit"), _("Submit this referral?"), _("%(number)s waits for the unit head."),
        move("submit"), on_referral(lifecycle.submit), GateReason,
        _("The unit head decides and sends it; an urgent one can be sent at once after this. Check it first."),
    ),
    Act(
        "send", _("Approve and send"), _("Approve this referral and send it?"), _("%(number)s is sent. Now tell the partner."),
        move("send"), on_referral(lifecycle.approve_and_send), GateReason,
        _("The clocks of the answer, the service and the collection start now."), permission="referrals.approve",
    ),
    Act(
        "send-urgent", _("Send now, approval follows"), _("Send this urgent referral before it is approved?"),
        _("%(number)s is sent. Now call the partner: the number is below."),
        _waits_for_the_head, on_referral(lifecycle.approve_and_send), GateReason,
        _("The unit head is told tonight and approves afterwards, or objects. It counts as a departure from the rule."),
        permission="referrals.send_urgent",
    ),
    Act(
        "send-back", _("Return to the worker"), _("Return this referral to the worker?"), _("%(number)s went back to the worker."),
        move("send_back"), on_referral(lifecycle.send_back), Why, _("The worker reads your reason and may submit it again."),
        permission="referrals.approve",
    ),
    Act(
        "approve", _("Approve afterwards"), _("Approve what was sent in urgency?"), _("%(number)s is approved."),
        _sent_unapproved, on_referral(lifecycle.approve_afterwards),
        consequence=_("It was sent before your approval; that stays on record."), permission="referrals.approve",
    ),
    Act(
        "object-urgent", _("Object to the sending"), _("Object to what was sent in urgency?"),
        _("Your objection to %(number)s is on record."),
        _sent_unapproved, on_referral(lifecycle.object_urgent), Why,
        _("It stays sent. The worker reads your reason; cancel or call the partner if it must not go on."),
        permission="referrals.approve",
    ),
    Act(
        "cancel", _("Cancel the referral"), _("Cancel this referral?"), _("%(number)s is cancelled."),
        move("cancel"), on_referral(lifecycle.cancel), Why, _("It cannot be taken up again. A partner that knows of it is told."),
        danger=True, rare=True,
    ),
]  # fmt: skip
