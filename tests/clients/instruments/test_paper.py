"""The blank form: every question whatever the logic, boxes to tick, on few pages, read back from the PDF."""

import io
import re
from datetime import date

import pypdf
import pytest

from clients.instruments import paper
from tests.clients.instruments.conftest import CODES, DEFINITIONS

DAY = date(2026, 11, 24)


@pytest.mark.parametrize("code", CODES)
def test_every_question_and_answer_stands_on_at_most_six_pages(code):
    read = pypdf.PdfReader(io.BytesIO(paper.pdf(DEFINITIONS[code], DAY)))
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in read.pages))
    asked = [q for q in DEFINITIONS[code].questions if q.number]
    assert len(read.pages) <= 6
    assert all(f"{q.number}. " in text for q in asked)
    words = [str(q.label) for q in asked] + [str(c.label) for q in asked for c in q.choices]
    squeezed = text.replace(" ", "")
    assert not [said for said in words if said.replace(" ", "") not in squeezed]


def test_it_is_tagged_a4_and_named():
    read = pypdf.PdfReader(io.BytesIO(paper.pdf(DEFINITIONS["initial_assessment"], DAY)))
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in read.trailer["/Root"]
    assert read.trailer["/Root"]["/Lang"] == "en"
    assert [round(float(side)) for side in read.pages[0].mediabox[2:]] == [595, 842]
    assert read.metadata.title == "Initial assessment"


def test_the_same_version_prints_the_same_bytes():
    definition = DEFINITIONS["child_street_followup"]
    assert paper.pdf(definition, DAY) == paper.pdf(definition, DAY)
