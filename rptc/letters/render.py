"""A letter as PDF/A-2b: data as JSON into one Typst template. The same data gives the same bytes, wherever and whenever."""

import io
import json
from dataclasses import dataclass
from datetime import date

import segno
import typst
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from rptc.letters import blocks, filling
from rptc.letters.glyphs import FONTS, printable

TEMPLATE = settings.BASE_DIR / "templates" / "letters" / "letter.typ"
STANDARD = ["a-2b"]


@dataclass(frozen=True)
class Paper:
    """What is printed: a text, its values, the day on it; `mark` stands across a page that is no letter (yet)."""

    text: object  # a Template
    values: dict
    day: date
    number: str = ""
    code: str = ""
    link: str = ""
    mark: str = ""


def pdf(paper):
    """The bytes of a Paper."""
    data = json.dumps(_data(paper), ensure_ascii=False)
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=FONTS, sys_inputs={"data": data})
    return compiler.compile(format="pdf", pdf_standards=STANDARD)


def _data(paper):
    with override(paper.text.lang):
        return {
            "lang": paper.text.lang, "title": paper.text.title, "date": [paper.day.year, paper.day.month, paper.day.day],
            "unit": settings.UNIT_NAME, "phone": settings.UNIT_PHONE, "mark": str(paper.mark),
            "blocks": filling.fill(blocks.parse(paper.text.body), paper.values),
            "foot": " · ".join(filter(None, [printable(paper.number), paper.code])), "words": _words(), **_square(paper),
        }  # fmt: skip


def _square(paper):
    """The QR and its address: where the letter leads, otherwise where it is verified."""
    check = verification(paper.code) if paper.code else ""
    address = paper.link or check
    return {"address": address, "check": check if paper.link else "", "qr": _svg(address) if address else ""}


def _svg(address):
    """26 mm of black and white, error level M; the quiet zone is the paper around it (ux.md S8)."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", xmldecl=False, border=0, omitsize=True)
    return out.getvalue().decode()


def verification(code):
    """Where anybody may ask whether this code stands for a letter of ours."""
    return settings.SITE_URL + reverse("letters:letter-verify", args=[code])


def _words():
    return {
        "page": _("Page"), "of": _("of"), "scan": _("Scan the square, or type this address:"),
        "check": _("Is this letter ours? Look here:"), "qr": _("QR code of the address beside it"), "phone": _("Phone"),
    }  # fmt: skip
