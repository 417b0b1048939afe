"""What a file of a questionnaire may hold: which parts it must have, of which kind, and nothing unknown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.instruments.slips import Slip

LONGEST = 4000  # characters of one text
MOST = 400  # entries of one list


@dataclass(frozen=True)
class Kind:
    """A kind of value: its words, and what it is in Python."""

    words: object
    types: tuple

    def fits(self, value):
        return type(value) in self.types


TEXT = Kind(gettext_lazy("a text"), (str,))
NUMBER = Kind(gettext_lazy("a whole number"), (int,))
YES_NO = Kind(gettext_lazy("true or false"), (bool,))
VERSION = Kind(gettext_lazy("a text in quotes"), (str,))
BOTH = {"id": TEXT, "en": TEXT}  # the languages
NEEDED = object()

CHOICE = {
    "value": (VERSION, NEEDED),
    "label": (BOTH, NEEDED),
    "score": NUMBER,
    "specify": YES_NO,
    "exclusive": YES_NO,
}
QUESTION = {
    "key": (TEXT, NEEDED), "type": (TEXT, NEEDED), "label": (BOTH, NEEDED), "label_child": BOTH, "hint": BOTH, "domain": TEXT,
    "source": TEXT, "required": YES_NO, "relevance": TEXT, "constraint": TEXT, "constraint_message": BOTH,
    "choices": [CHOICE], "choices_from": TEXT, "max_choices": NUMBER, "score_cap": NUMBER, "strength": YES_NO,
}  # fmt: skip
SECTION = {"key": (TEXT, NEEDED), "title": (BOTH, NEEDED), "intro": BOTH, "questions": ([QUESTION], NEEDED)}
BAND = {
    "code": (TEXT, NEEDED), "min": (NUMBER, NEEDED), "max": (NUMBER, NEEDED), "review_hours": NUMBER, "label": (BOTH, NEEDED),
    "next": (BOTH, NEEDED),
}  # fmt: skip
RULE = {
    "code": (TEXT, NEEDED), "when": (TEXT, NEEDED), "raises_to": (TEXT, NEEDED), "alert_flags": ([TEXT], NEEDED),
    "respond_within_minutes": (NUMBER, NEEDED), "label": (BOTH, NEEDED), "actions": (BOTH, NEEDED),
}  # fmt: skip
SCORING = {
    "method": TEXT, "by_domain": [TEXT], "excluded_from_total": [TEXT], "strength_score_from": [TEXT], "note": BOTH,
    "separate_scores": ("each", [TEXT]), "domain_bands": ("each", ("each", NUMBER)), "bands": ([BAND], NEEDED),
    "immediate_danger_rules": [RULE], "flag_rules": [{"when": (TEXT, NEEDED), "alert_flags": ([TEXT], NEEDED)}],
}  # fmt: skip
WHOLE = {
    "schema": NUMBER, "code": (TEXT, NEEDED), "version": (VERSION, NEEDED), "status": TEXT, "validated_tool": YES_NO,
    "title": (BOTH, NEEDED), "purpose": BOTH, "use_note": BOTH, "estimated_minutes": NUMBER, "who_fills": BOTH, "due": BOTH,
    "choice_lists": ("each", [CHOICE]), "sections": ([SECTION], NEEDED), "scoring": (SCORING, NEEDED), "retired": [TEXT],
}  # fmt: skip


def slips(data, wanted=WHOLE, path=()):
    """Every Slip in the build of `data`."""
    if isinstance(wanted, Kind):
        yield from _plain(data, wanted, path)
    elif isinstance(wanted, list):
        yield from _many(data, wanted[0], path)
    elif isinstance(wanted, tuple):
        yield from _each(data, wanted[1], path)
    else:
        yield from _parts(data, wanted, path)


def _plain(data, kind, path):
    if not kind.fits(data):
        yield Slip(path, _("this must be %(kind)s.") % {"kind": kind.words})
    elif kind.types == (str,) and len(data) > LONGEST:
        yield Slip(path, _("shorten this to %(most)s characters.") % {"most": LONGEST})


def _many(data, wanted, path):
    if not isinstance(data, list):
        yield Slip(path, _("this must be a list."))
        return
    if len(data) > MOST:
        yield Slip(path, _("at most %(most)s entries.") % {"most": MOST})
    for number, one in enumerate(data[:MOST]):
        yield from slips(one, wanted, (*path, number))


def _each(data, wanted, path):
    if not isinstance(data, dict):
        yield Slip(path, _("this must be a list of names with their values."))
        return
    for name, one in data.items():
        yield from slips(one, wanted, (*path, name))


def _parts(data, wanted, path):
    if not isinstance(data, dict):
        yield Slip(path, _("this must be a list of names with their values."))
        return
    for name in data:
        if name not in wanted:
            yield Slip(
                (*path, name), _("“%(name)s” is not known here; look for a slip of the pen.") % {"name": name}
            )
    for name, one in wanted.items():
        kind, needed = one if isinstance(one, tuple) and one[-1] is NEEDED else (one, None)
        if name in data:
            yield from slips(data[name], kind, (*path, name))
        elif needed and wanted is not BOTH:
            yield Slip(path, _("“%(name)s” is missing.") % {"name": name})
