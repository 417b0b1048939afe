"""What was typed beside a file that may be the same person's, line by line, with what speaks for it."""

from django.utils.translation import gettext as _

from clients.models import Sex
from rptc.ui.templatetags.show import masked, phone

ABOUT = {  # reason codes of clients.matching, by the line they speak about
    "name": ("name", "spelling", "sound", "alias", "word"),
    "birth": ("birth", "age"),
    "nik": ("nik",),
    "phone": ("phone",),
}


def rows(reading, hit):
    """Dicts with label, mine, theirs, reason (words or nothing); the rest of the reasons stand under the name."""
    told, person, sexes = reading.told("identity"), hit.person, dict(Sex.choices)
    lines = [
        (
            "name",
            _("Name"),
            _names(told.get("full_name"), told.get("alias")),
            _names(person.full_name, person.alias),
        ),
        ("sex", _("Sex"), sexes.get(told.get("sex"), ""), person.get_sex_display()),
        (
            "birth",
            _("Birth or age"),
            _birth(told.get("birth_date"), reading.age),
            _birth(person.birth_date, person.age_on()),
        ),
        ("nik", "NIK", masked(told.get("nik")), masked(_last_four(person))),
        ("phone", _("Phone"), told.get("phone_as_given", ""), phone(person.phone) or person.phone_as_given),
        ("origin", _("Place of origin"), told.get("origin", ""), person.origin),
        ("marks", _("Distinguishing marks"), told.get("marks", ""), person.marks),
    ]
    words = _by_line(hit.reasons)
    return [
        {"label": label, "mine": mine, "theirs": theirs, "reasons": words.get(key, [])}
        for key, label, mine, theirs in lines
        if mine or theirs
    ]


def _by_line(reasons):
    found = {}
    for code, words in reasons:
        line = next((key for key, starts in ABOUT.items() if code.startswith(starts)), "name")
        found.setdefault(line, []).append(words)
    return found


def _names(full_name, alias):
    return " / ".join(name for name in (full_name, alias) if name)


def _birth(born, age):
    if born:
        return f"{born:%d-%m-%Y}"
    return "" if age is None else _("±%(age)d years") % {"age": age}


def _last_four(person):
    held = getattr(person, "national_id", None)
    return held.last_four if held else ""
