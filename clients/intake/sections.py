"""The sections of an intake, in the order of the task list; any order of filling is fine."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from clients.forms.intake import arrival, belongings, condition, explanation, family, identity, photo, problem


@dataclass(frozen=True)
class Section:
    """One page. `item` is the form of one row where the section is a list; `after` names what must be done first."""

    code: str
    title: str
    form: type
    lead: str = ""
    item: type | None = None
    item_title: str = ""
    add: str = ""
    after: tuple = field(default=())
    why_not: str = ""


SECTIONS = {
    section.code: section
    for section in [
        Section("arrival", _("How they came"), arrival.Arrival),
        Section("identity", _("Identity"), identity.Identity),
        Section(
            "family",
            _("Family and guardian"),
            family.Family,
            _("Write each person on a page of their own."),
            family.Member,
            _("Family member"),
            _("Add a family member"),
        ),
        Section("problem", _("Problem and PMKS/PPKS class"), problem.Problem),
        Section("condition", _("Condition and urgent needs"), condition.Condition),
        Section(
            "belongings",
            _("Belongings"),
            belongings.Belongings,
            _("What is kept for them is given back with minutes."),
            belongings.Thing,
            _("Thing"),
            _("Add a thing"),
        ),
        Section("photo", _("Photo and papers"), photo.Photo),
        Section(
            "explanation",
            _("Explanation given"),
            explanation.Explanation,
            _(
                "Explain in their words: why we write, who may read it, that they may refuse or ask to see it."
            ),
            after=("identity", "family"),
            why_not=_("Opens when identity and family are done"),
        ),
    ]
}


def following(code):
    """The codes after `code`, then those before it: where to look for what is still to be done."""
    codes = list(SECTIONS)
    at = codes.index(code) + 1
    return codes[at:] + codes[: at - 1]
