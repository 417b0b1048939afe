"""The letters that a referral may need: to whom, from which text, when, and who fills them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from referrals.models import LIVE, WITH_PARTNER, Clock, Leg, Side, State
from referrals.papers import letter, minutes, reminder

OPEN = [State.DRAFT, State.SUBMITTED, *LIVE]


@dataclass(frozen=True)
class Kind:
    """`text` is the code of its text, `states` those in which it makes sense, `reads` what `fill` looks up, `owed_by` the
    side whose lateness it is about. `to_partner`: the partner reads it, by its own name, and finds its link in it."""

    slug: str
    text: str
    label: str
    states: tuple
    fill: Callable
    reads: tuple
    leg: str = ""
    owed_by: str = ""
    to_partner: bool = True

    def suits(self, referral):
        return referral.state in self.states and (not self.owed_by or _owes(referral) == self.owed_by)


def _owes(referral):
    return next((p.owed_by for p in referral.promises.all() if p.clock == Clock.PICK_UP), "")


KINDS = {
    kind.slug: kind
    for kind in [
        Kind("referral", "referral_letter", _("Referral letter"), tuple(OPEN), letter.fill, letter.READS),
        Kind("there", "handover_minutes_out", _("Minutes of the hand-over (there)"),
             (State.SENT, State.ACCEPTED, *WITH_PARTNER), minutes.fill, minutes.READS, leg=Leg.THERE),
        Kind("back", "handover_minutes_back", _("Minutes of the collection (back)"),
             (*WITH_PARTNER, State.COLLECTED), minutes.fill, minutes.READS, leg=Leg.BACK),
        Kind("own-unit", "reminder_uncollected_own_unit", _("Reminder to the unit head"),
             tuple(WITH_PARTNER), reminder.to_unit_head, reminder.READS, owed_by=Side.RPTC, to_partner=False),
        Kind("own-dinas", "reminder_uncollected_own_unit", _("Reminder to the head of the social office"),
             tuple(WITH_PARTNER), reminder.own_to_dinas, reminder.READS, owed_by=Side.RPTC, to_partner=False),
        Kind("partner-head", "reminder_uncollected_partner_head", _("Letter to the head of the partner"),
             tuple(WITH_PARTNER), reminder.to_partner_head, reminder.READS, owed_by=Side.PARTNER),
        Kind("dinas-head", "reminder_uncollected_partner_head", _("Letter to the head of the social office"),
             tuple(WITH_PARTNER), reminder.partner_to_dinas, reminder.READS, owed_by=Side.PARTNER, to_partner=False),
    ]
}  # fmt: skip


def of(letter):
    """The kind that a letter was written as, or None."""
    return KINDS.get(letter.values.get("_kind"))


def text_of(kind, members):
    """The code of the text: several clients have one of their own."""
    return "referral_letter_group" if kind.slug == "referral" and len(members) > 1 else kind.text
