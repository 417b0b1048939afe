"""On what legal basis something is shared, and what has to be said where consent is missing (UU 27/2022 ps. 4, 20, 25;
domain §10.2). Rules only: what is in force comes in, sentences come out."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models import Consent
from referrals.models import Referral
from referrals.refusals import Refused

HEALTH = {"condition", "needs", "alerts"}  # special data: health (ps. 4)
CONSENT, VITAL = Referral.Basis.CONSENT, Referral.Basis.VITAL_INTEREST
ADULT = 18


@dataclass(frozen=True)
class Held:
    """The consents in force of one person for one partner: whether any, what they cover, whether a guardian agreed."""

    any: bool = False
    covered: set = field(default_factory=set)
    by_guardian: bool = False

    @classmethod
    def of(cls, consents):
        covered = {code for one in consents for code in one.scope}
        return cls(bool(consents), covered, any(one.by_guardian for one in consents))


def held(person, partner, day=None):
    """The consents in force, newest first, on a WITA date (default today)."""
    return list(Consent.objects.in_force(day).for_sharing(person, partner.code))


def faults(*, shared, basis, reason, held, child):
    """{field: sentence} of what is still to be said before `shared` (codes) may go out; empty when all is said."""
    shared = set(shared)
    if not shared:
        return {}
    if not basis:
        return {"basis": _("Choose the legal basis of what you share.")}
    if basis == CONSENT and not shared <= held.covered:
        return {"consent": _("No consent in force covers all you ticked. Record a new one.")}
    why = "" if reason.strip() else _unsaid(shared, basis, held, child)
    return {"no_consent_reason": why} if why else {}


def _unsaid(shared, basis, held, child):
    """What a missing reason would have to explain, or ""."""
    if not held.any and basis != CONSENT:
        return _("Say why there is no consent.")
    if child and not held.by_guardian:
        return _("A child: say why no parent or guardian has agreed.")
    if basis not in (CONSENT, VITAL) and not shared & HEALTH <= held.covered:
        return _("Health data without consent: say why it is shared.")
    return ""


def is_child(episode, day=None):
    """Under 18 on a WITA date; of unknown age, whoever is of a class for children."""
    known = episode.person.age_on(day or timezone.localdate())
    age = episode.age if known is None else known
    if age is None:
        return episode.ppks_class.age_max is not None and episode.ppks_class.age_max < ADULT
    return age < ADULT


def settle(referral, day=None):
    """Refuses a referral that shares something without a basis that holds on a WITA date."""
    if not referral.shared:
        return
    wrong = faults(
        shared=referral.shared, basis=referral.basis, reason=referral.no_consent_reason,
        held=Held.of(held(referral.episode.person_id, referral.partner, day)), child=is_child(referral.episode, day),
    )  # fmt: skip
    if wrong:
        raise Refused(next(iter(wrong.values())))
