"""Which partner first, and why: lexicographic on named reasons, no score. docs/choosing.md has the table.

`suggest` reads (seven statements, whatever the number of partners); `rank` only sorts, so that every rule can be tested.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from partners.models import Partner, Status

NEUTRAL_HOURS = 48  # a partner without answers stands as if it took two days: neither thanked nor blamed
AGAIN = 1  # declined, failed or did not answer for this client
NEVER = 2  # a suspected perpetrator or a conflict there: last of all
LAST = {"conflict_resident"}
STILL_FINE = {"document_incomplete"}  # the papers were missing: completed, the same partner may say yes


@dataclass(frozen=True)
class Said:
    """How this client's last referral there ended: its state and coded reason."""

    state: str
    reason: str = ""

    @property
    def weight(self):
        return NEVER if self.reason in LAST else 0 if self.reason in STILL_FINE else AGAIN


@dataclass(frozen=True)
class Suggestion:
    """A partner and what is known of it for this client and service. `places` are capacity − running, None without a
    capacity; `hours` the median until an answer over 180 days, `answers` how many, None and 0 without any; `late` are
    referrals on which the partner owes something that is late now; `open` this client's referral there that is not over."""

    partner: Partner
    status: Status
    offers: bool = True
    misfits: tuple = ()
    places: int | None = None
    running: int = 0
    late: int = 0
    answers: int = 0
    hours: float | None = None
    declined: int = 0
    expired: int = 0
    said: Said | None = None
    open: object = None
    against: list = field(default_factory=list)

    @property
    def full(self):
        return self.places is not None and self.places <= 0


RULES = {
    "open": (_("a referral of this client to it is open"), lambda s: s.open is not None),
    "said": (_("it has already said no to this client"), lambda s: s.said.weight if s.said else 0),
    "fits": (_("age, sex or class do not fit"), lambda s: len(s.misfits)),
    "document": (_("no partnership document is in force"), lambda s: not s.status.valid),
    "places": (_("it is full, or its places are not known"), lambda s: 2 if s.full else s.places is None),
    "late": (_("it owes more that is late"), lambda s: s.late),
    "answer": (_("it takes longer to answer"), lambda s: NEUTRAL_HOURS if s.hours is None else round(s.hours)),
    "refused": (_("it declined more, or did not answer"), lambda s: s.declined + s.expired),
    "running": (_("more of our clients are there already"), lambda s: s.running),
    "name": (_("by name"), lambda s: s.partner.name),
}  # fmt: skip


def rank(suggestions):
    """In order: the first rule in which two differ decides."""
    return sorted(suggestions, key=lambda s: [key(s) for _words, key in RULES.values()])


def decided_by(better, worse):
    """The name of the rule that puts one before the other; None for one and the same."""
    return next((name for name, (_words, key) in RULES.items() if key(better) != key(worse)), None)
