"""What rules are called: limits by their own label, the other steps here."""

from django.utils.translation import gettext_lazy as _

from referrals import gate
from rptc.sop.models import Limit

STEPS = {
    "guardian_consent": _("Consent of the guardian"), "room_rule": _("Whom a room is for"),
    "overflow_place": _("No bed for the night"), "family_contact_forbidden": _("Contact with the family forbidden"),
    **{f"referral_gate_{code}": words for code, words in gate.WORDS.items()},
}  # fmt: skip
ASKABLE = [
    "initial_assessment", "comprehensive_assessment", "intervention_plan", "identity_check", "family_tracing_first",
    "plan_revision", "stay_period", "aftercare_first",
]  # fmt: skip


def words():
    """{code: words} of every rule, one statement."""
    found = {row.code: row.label for row in Limit.objects.order_by("valid_from")}
    return found | {code: str(label) for code, label in STEPS.items()}


def askable():
    """(code, words) of what may be departed from by agreement in a case: its limits, and the guardian's consent."""
    named = words()
    return [(code, named[code]) for code in [*ASKABLE, "guardian_consent"] if code in named]
