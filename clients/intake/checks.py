"""What is odd about a draft. Everything here warns; the same NIK alone stops a registration."""

from django.utils.translation import gettext as _

from clients.intake import nik
from clients.matching import candidates
from clients.models import Person
from rptc.lib import crypto

SHOWN = 3  # of the likeliest people; more is no help at night
LIKELY, STRONG = 0.65, {"nik", "nik_digit", "nik_exchanged", "phone", "birth_date"}  # docs/matching.md


def warnings(reading):
    """Sentences for the page that checks the answers."""
    problem, condition = reading.answered("problem"), reading.told("condition")
    words = identity_warnings(reading) + (problem.warnings() if reading.kept("problem") else [])
    guarded = any(row["is_guardian"] for row in reading.listed("family"))
    if (
        condition
        and reading.age is not None
        and reading.age < 18
        and not guarded
        and "unaccompanied_minor" not in condition.get("flags", [])
    ):
        words.append(_("A child without a guardian: check the alert “unaccompanied minor”."))
    return words


def identity_warnings(reading):
    told = reading.told("identity")
    return nik.warnings(told.get("nik", ""), told.get("birth_date"), told.get("sex", ""))


def lookalikes(reading, user):
    """`Hits` of people who may be this one and about whom the writer has not decided yet, at most SHOWN."""
    draft, told = reading.draft, reading.told("identity")
    if not told or (draft.person_id and not draft.completes_id):
        return []
    hits = candidates(**_question(reading, told), exclude=draft.person, user=user)
    near = [hit for hit in hits if hit.score >= LIKELY or STRONG & {code for code, _words in hit.reasons}]
    return [hit for hit in near[:SHOWN] if hit.person.code not in draft.decision]


def same_nik(reading):
    """The other people who are registered with the NIK of this draft."""
    nik = reading.told("identity").get("nik")
    held = Person.objects.none()
    if nik:
        held = Person.objects.filter(national_id__blind=crypto.blind(nik), retired_at__isnull=True)
    if own := reading.draft.person_id:
        held = held.exclude(pk__in=Person.objects.same_as(own))
    return held.select_related("national_id")


def must_be_allowed(reading):
    """Whether somebody else has this NIK and the unit head has not said yes: nothing can be sent yet."""
    return not reading.draft.duplicate_allowed_at and same_nik(reading).exists()


def _question(reading, told):
    names = {name: told.get(name, "") for name in ("full_name", "alias", "sex", "nik")}
    age = None if told.get("birth_date") else reading.age
    year = reading.arrived_at.year - age if age is not None else None
    return names | {
        "birth_date": told.get("birth_date"),
        "birth_year": year,
        "phone": told.get("phone_as_given", ""),
    }
