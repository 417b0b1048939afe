"""A blank form to fill in by hand: every question whatever the logic, boxes drawn, as a tagged PDF on A4.

Nothing of a client stands on it. The same version prints the same bytes.
"""

import json

import typst
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clients.instruments import conditions
from rptc.letters.glyphs import FONTS, printable

TEMPLATE = settings.BASE_DIR / "templates" / "clients" / "instrument" / "blank.typ"
STANDARD = ["a-2a"]  # archival and tagged
FEW_LINES, MOST_LINES, LONG_TEXT = 2, 5, 300  # letters a text may have, beyond which it gets more lines


def pdf(definition, day):
    """The bytes of the form in the reader's language; `day` is the date its version was published or loaded."""
    dated = {"day": [day.year, day.month, day.day]}
    data = json.dumps(_data(definition) | dated, ensure_ascii=False)
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=FONTS, sys_inputs={"data": data})
    return compiler.compile(format="pdf", pdf_standards=STANDARD)


def _data(definition):
    return {
        "lang": (get_language() or "id")[:2], "title": _text(definition.title), "unit": settings.UNIT_NAME,
        "foot": _("%(title)s, version %(version)s") % {"title": _text(definition.title), "version": definition.version},
        "note": _text(definition.use_note), "sections": [_section(one, definition) for one in definition.sections],
        "heads": [_("Case number"), _("Called"), _("Date"), _("Officer"), _("Place"), _("Signature")],
        "words": {"page": _("Page"), "of": _("of"), "many": _("tick all that fit"), "child": _("To a child:"),
                  "only": _("Only when"), "optional": _("optional")},
    }  # fmt: skip


def _section(section, definition):
    return {
        "title": f"{section.number}. {_text(section.title)}", "intro": _text(section.intro),
        "questions": [_question(one, definition) for one in section.questions],
    }  # fmt: skip


def _question(question, definition):
    when = question.relevance
    return {
        "number": question.number or None, "label": _text(question.label), "child": _text(question.label_child),
        "hint": _text(question.hint), "source": str(question.source_words) if question.number else "",
        "many": question.many, "optional": not question.required and question.type != "note",
        "only": printable(conditions.words(when, definition)) if when else "", "lines": _lines(question),
        "line": question.type in ("integer", "decimal", "date"), "frame": question.type == "photo",
        "choices": [{"label": _text(c.label), "specify": c.specify} for c in question.choices],
    }  # fmt: skip


def _lines(question):
    if question.type != "text":
        return 0
    sizes = question.constraint.numbers() if question.constraint else []
    return MOST_LINES if max(sizes, default=0) > LONG_TEXT else FEW_LINES


def _text(text):
    return printable(str(text)) if text else ""
