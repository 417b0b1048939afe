"""What the sender may tick for the partner to read after the PIN. Nothing is ticked beforehand; the NIK is not offered."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients import lists
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import phone

WORDS = {
    "purpose": gettext_lazy("What for"),
    "alias": gettext_lazy("What the client is called"),
    "full_name": gettext_lazy("Full name"),
    "birth": gettext_lazy("Date and place of birth"),
    "marks": gettext_lazy("Distinguishing marks"),
    "condition": gettext_lazy("Condition on arrival"),
    "needs": gettext_lazy("Needs that cannot wait"),
    "alerts": gettext_lazy("Warnings for whoever cares"),
    "origin": gettext_lazy("Place of origin"),
    "guardian": gettext_lazy("Parent or guardian and phone"),
}
CHOICES = list(WORDS.items())


def labels(codes):
    """The words of what was ticked, in the order of the list."""
    return [str(words) for code, words in WORDS.items() if code in codes]


def rows(referral):
    """What was ticked, read from the file now, and a line that names what was not."""
    told = [
        Row(words, _value(referral, code) or _("Nothing recorded"))
        for code, words in WORDS.items()
        if code in referral.shared
    ]
    held = [str(words).lower() for code, words in WORDS.items() if code not in referral.shared]
    return [*told, Row(_("Not shared"), ", ".join(["NIK", *held]))]


def _value(referral, code):
    return READERS[code](referral)


def _birth(referral):
    person = referral.episode.person
    day = f"{person.birth_date:%d-%m-%Y}" if person.birth_date else ""
    return ", ".join(filter(None, [day, person.birth_place]))


def _needs(referral):
    return ", ".join(str(need) for need in referral.episode.needs.filter(met_at=None))


def _alerts(referral):
    """Only those that the list says a partner may see."""
    open_now = referral.episode.person.alerts.filter(ended_at=None)
    seen = [a for a in open_now if lists.FLAGS.rows()[a.kind]["visible_to_partner"] == "yes"]
    return ". ".join(f"{alert}: {alert.instruction}" for alert in seen)


def _guardian(referral):
    held = referral.episode.person.relatives.filter(is_guardian=True)
    return "; ".join(" ".join(filter(None, [r.name, phone(r.phone)])) for r in held)


READERS = {
    "purpose": lambda referral: referral.purpose,
    "alias": lambda referral: referral.episode.person.alias,
    "full_name": lambda referral: referral.episode.person.full_name,
    "birth": _birth,
    "marks": lambda referral: referral.episode.person.marks,
    "condition": lambda referral: referral.episode.condition,
    "needs": _needs,
    "alerts": _alerts,
    "origin": lambda referral: referral.episode.person.origin,
    "guardian": _guardian,
}
