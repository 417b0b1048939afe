"""The values of a letter: what the record knows, what somebody wrote, what is left for the pen."""

from functools import cached_property

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import override

from referrals import sharing
from referrals.papers import minutes, record
from referrals.papers.kinds import text_of
from rptc.letters.models import Template
from rptc.letters.names import BY_HAND, is_table, to_ask

LANG = "id"  # the text that is signed
# Said by the record and by nobody else; asked only where the record does not know.
FIXED = {
    "referral_code", "case_code", "client_display_name", "client_sex", "client_age", "identity_status", "answer_due",
    "service_requested", "handover_due", "service_until", "pickup_due", "pickup_due_original", "pickup_responsible",
    "case_worker_name", "case_worker_phone", "partner_name", "partner_display_name", "days_late_words", "days_late",
    "days_in_service", "picked_up_date", "ready_since", "failed_attempts", "reminders_sent", "record_link",
    "clients_count", "clients_table",
}  # fmt: skip

# Filled in from what was ticked for sharing: name → tick. What a consent no longer covers goes from a draft.
TICKED = {"referral_reason": "purpose", "safety_notes": "alerts", "support_notes": "needs"}


class Reading:
    """The record read once for one letter; of the `members` of a group it lists those that are not over."""

    def __init__(self, kind, referral, members, now=None):
        self.kind, self.referral, self.now = kind, referral, now or timezone.now()
        self.members = [member for member in members if not member.is_over] or [referral]

    @cached_property
    def known(self):
        """What the record says, by name."""
        self._read()
        with override(LANG):
            return self.kind.fill(self.referral, self.members, self.now, self.kind)

    @property
    def fixed(self):
        """The part of it that nobody may say otherwise."""
        return {name: value for name, value in self.known.items() if name in FIXED and value}

    @cached_property
    def shared(self):
        """What may be shared today."""
        return sharing.given(self.referral)

    def ended(self, then):
        """What was filled in by ticks of `then` that are no longer covered, as the record says it now."""
        gone = [name for name, tick in TICKED.items() if tick in set(then) - set(self.shared)]
        return {name: self.known.get(name, "") for name in [*gone, *["consent_reference"] * bool(gone)]}

    @cached_property
    def link(self):
        """The address in the square of a paper that the partner holds."""
        self._read()
        return record.link(self.referral, self.now) if self.kind.to_partner else ""

    def _read(self):
        prefetch_related_objects([self.referral], *self.kind.reads)

    @property
    def by_hand(self):
        """Whether this paper is printed to be written on: minutes of a leg that has not happened."""
        return bool(self.kind.leg) and minutes.happened(self.referral, self.kind.leg) is None

    @property
    def about(self):
        return self.referral.group if self._together else self.referral

    @property
    def _together(self):
        return self.kind.slug == "referral" and len(self.members) > 1

    def template(self):
        """The text in force today, or None."""
        code = text_of(self.kind, self.members)
        return Template.objects.in_force().filter(code=code, lang=LANG).first()

    def completed(self, template, values, given):
        """What is kept with the letter: values, then what was given; a line for what is still empty, where one writes."""
        merged = values | given
        if not self.by_hand:
            return merged
        names = [name for name in to_ask([*template.required, *template.optional]) if not is_table(name)]
        return merged | {name: BY_HAND for name in names if not merged.get(name)}


def asked(template, values):
    """Names to be asked for, in the order of the text: what the record may not settle, and what it does not know."""
    required = to_ask(template.required)
    open_ones = [name for name in to_ask([*template.required, *template.optional]) if name not in FIXED]
    return open_ones + [name for name in required if name in FIXED and not values.get(name)]
