"""What a person's file already says, as the answers of a draft: nothing is asked twice (3.3.7)."""

from clients.models import Relative

COPIED = (
    "full_name",
    "alias",
    "patronymic",
    "sex",
    "birth_place",
    "identity_status",
    "marks",
    "phone_as_given",
    "origin",
    "address",
)
OF_RELATIVE = ("name", "relation", "address", "note")


def answers_of(person):
    """{section: …} of identity and family, to be looked through and saved by the worker."""
    made = {"identity": {"data": _identity(person)}}
    if relatives := {f"r{one.pk}": _relative(one) for one in Relative.objects.of(person)}:
        made["family"] = {"items": relatives, "data": {}}
    return made


def known_beside(answers, person):
    """Answers of a draft whose person turned out to be known: what was typed stays, the file fills the gaps."""
    known, mine = _identity(person), answers.get("identity", {})
    data = known | {name: values for name, values in mine.get("data", {}).items() if values not in ([], [""])}
    return answers | {"identity": mine | {"data": data}}


def _identity(person):
    raw = {name: [str(getattr(person, name))] for name in COPIED if getattr(person, name)}
    raw["phone_as_given"] = [person.phone_as_given or str(person.phone or "")]
    if person.district_id:
        raw["district"] = [person.district.code]
    if person.nik_absence_reason:
        raw["nik_absence_reason"] = [person.nik_absence_reason]
    if person.birth_date:
        raw["birth_date"] = [f"{person.birth_date:%d-%m-%Y}"]
    elif (age := person.age_on()) is not None:
        raw["estimated_age"] = [str(age)]
    return raw


def _relative(one):
    raw = {name: [getattr(one, name)] for name in OF_RELATIVE} | {"phone": [str(one.phone or "")]}
    return raw | {name: ["on"] for name in ("is_guardian", "same_household") if getattr(one, name)}
