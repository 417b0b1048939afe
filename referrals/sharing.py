"""What the sender may tick for the partner to read after the PIN. Nothing is ticked beforehand; the NIK is not offered.

Each reading asks again: by consent only what consents in force on that day cover, so that a withdrawal needs no push.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients import lists
from clients.models import Alert, Consent, Person, Relative
from referrals.models import Referral
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


def scopes():
    """The scopes of the consents in force today for each referral of a query: annotate it as `scopes` where a page reads
    the referral anyway, and `given` asks nothing more."""
    held = Consent.objects.in_force().filter(
        person__in=Person.objects.same_as(OuterRef("episode__person")),
        purpose=Consent.Purpose.SHARING,
        recipient=OuterRef("partner__code"),
    )
    return ArraySubquery(held.order_by().values("scope"))


def given(referral, day=None):
    """Codes of what the partner may read on a WITA date (default today), in the order of the list."""
    ticked = [code for code in WORDS if code in referral.shared]
    if referral.basis != Referral.Basis.CONSENT:
        return ticked
    held = referral.scopes if day is None and hasattr(referral, "scopes") else _asked(referral, day)
    covered = {code for scope in held for code in scope}
    return [code for code in ticked if code in covered]


def _asked(referral, day):
    held = Consent.objects.in_force(day).for_sharing(referral.episode.person_id, referral.partner.code)
    return held.values_list("scope", flat=True)


def rows(referral):
    """What was ticked and may be read now, read from the file now; a line for what ended with the consent, and one that
    names what was never shared."""
    now = given(referral)
    told = [Row(WORDS[code], READERS[code](referral) or _("Nothing recorded")) for code in now]
    ended = [code for code in WORDS if code in referral.shared and code not in now]
    held = [code for code in WORDS if code not in referral.shared]
    if ended:
        told.append(Row(_("No longer shared: the consent has ended"), _listed(ended)))
    return [*told, Row(_("Not shared"), ", ".join(filter(None, ["NIK", _listed(held)])))]


def said(referral):
    """For the sender: what the partner reads now, and what it reads no more."""
    now = given(referral)
    if len(now) == len(referral.shared):
        return ", ".join(labels(now)) or _("Nothing")
    ended = _("The consent has ended. No longer shared: %(what)s")
    words = ended % {"what": _listed([code for code in WORDS if code in referral.shared and code not in now])}
    return ". ".join([", ".join(labels(now)), words]) if now else words


def _listed(codes):
    return ", ".join(str(WORDS[code]).lower() for code in codes)


def _birth(referral):
    person = referral.episode.person
    day = f"{person.birth_date:%d-%m-%Y}" if person.birth_date else ""
    return ", ".join(filter(None, [day, person.birth_place]))


def _needs(referral):
    return ", ".join(str(need) for need in referral.episode.needs.open())


def _alerts(referral):
    """Only those that the list says a partner may see."""
    open_now = {alert.kind: alert for alert in Alert.objects.open_on(referral.episode.person)}
    seen = [a for a in open_now.values() if lists.FLAGS.rows()[a.kind]["visible_to_partner"] == "yes"]
    return ". ".join(f"{alert}: {alert.instruction}" for alert in seen)


def _guardian(referral):
    held = Relative.objects.of(referral.episode.person).filter(is_guardian=True)
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
