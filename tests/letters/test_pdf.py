"""The paper read back: its words, language, fonts and marks, its square, and that hostile text is only text."""

import io
from datetime import date

import pypdf
import pypdfium2
import pytest
import zxingcpp

from rptc.letters import printing, render
from rptc.letters.glyphs import BOX
from rptc.letters.models import Template
from rptc.letters.names import BY_HAND
from tests.letters.conftest import filled, text_of

LINK = "https://rptc.example/r/3-1-0123456789abcdef01234567/"
CODES = [
    "handover_minutes_back", "handover_minutes_out", "referral_letter", "referral_letter_group",
    "reminder_uncollected_own_unit", "reminder_uncollected_partner_head",
]  # fmt: skip


def paper(template, link=LINK, **over):
    values = filled(template, **over)
    return render.pdf(
        render.Paper(template, values, date(2026, 11, 24), "460/001/RPTC", "ab23cd45ef67", link)
    )


def squares(content):
    pages = [page.render(scale=4).to_pil() for page in pypdfium2.PdfDocument(content)]
    return [found.text for page in pages for found in zxingcpp.read_barcodes(page)]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_text_prints_as_pdf_a_in_its_language_with_its_fonts_inside(db, code, lang):
    template = Template.objects.in_force().get(code=code, lang=lang)
    content = paper(template)
    document = pypdf.PdfReader(io.BytesIO(content))
    root, xmp = document.trailer["/Root"], document.xmp_metadata.stream.get_data().decode()
    assert root["/Lang"] == lang and root["/MarkInfo"]["/Marked"]
    assert "<pdfaid:part>2</pdfaid:part>" in xmp and "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
    fonts = [font.get_object() for page in document.pages for font in page["/Resources"]["/Font"].values()]
    inside = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert inside and all("/FontFile2" in found or "/FontFile3" in found for found in inside)


@pytest.mark.parametrize("code", CODES)
def test_every_value_that_was_given_stands_on_the_paper(db, code):
    template = Template.objects.in_force().get(code=code, lang="id")
    values = {name: value for name, value in filled(template).items() if isinstance(value, str)}
    said = " ".join(text_of(paper(template)).split())
    assert [value for value in values.values() if value not in said] == []


def test_the_square_leads_where_the_letter_says_and_the_address_stands_under_it(text):
    content = paper(text)
    assert squares(content) == [LINK]
    assert LINK in text_of(content)


def test_a_letter_without_a_link_leads_to_its_check(text):
    assert squares(paper(text, link="")) == [render.verification("ab23cd45ef67")]


def test_the_square_is_at_least_two_and_a_half_centimetres_wide(text):
    picture = pypdfium2.PdfDocument(paper(text))
    found = [box for page in picture for box in zxingcpp.read_barcodes(page.render(scale=4).to_pil())]
    points = (found[0].position.top_right.x - found[0].position.top_left.x) / 4
    assert points / 72 * 2.54 >= 2.5


def test_the_same_letter_has_the_same_bytes(text):
    assert paper(text) == paper(text)


@pytest.mark.parametrize(
    "said", ["#panic() $x$ *b* `c` <a> @ref // /* [x] \\ #import", "= Judul _x_ ~ --- {{ letter_number }}"]
)
def test_nothing_that_somebody_typed_is_evaluated(text, said):
    assert said in text_of(paper(text, client_display_name=said))


def test_signs_that_no_font_has_print_as_a_box(text):
    said = text_of(paper(text, client_display_name="Aco 😀 漢 مرحبا \x01 ñ"))
    assert f"Aco {BOX} {BOX}" in said and "ñ" in said


def test_ten_thousand_letters_and_a_word_without_end_stay_inside_the_page(text):
    content = paper(text, referral_reason="kata " * 2000, partner_name="A" * 400)
    document = pypdfium2.PdfDocument(content)
    assert text_of(content).count("kata") == 2000
    for page in document:
        words = page.get_textpage()
        boxes = [words.get_rect(n) for n in range(words.count_rects())]
        assert boxes and all(left >= 0 and right <= page.get_width() for left, _bottom, right, _top in boxes)


def test_a_line_to_write_on_is_drawn(text):
    assert "....." in text_of(paper(text, safety_notes=BY_HAND))


def test_pages_are_counted_and_carry_number_and_code(text):
    said = text_of(paper(text, referral_reason="kata " * 2000))
    assert "Halaman 1 dari" in said and said.count("460/001/RPTC · ab23cd45ef67") >= 3


def test_no_name_stands_in_what_the_file_says_of_itself(approved):
    letter = approved(client_display_name="Baharuddin Daeng Ngalle")
    content = printing.pdf(letter)
    document = pypdf.PdfReader(io.BytesIO(content))
    about = str(document.metadata) + document.xmp_metadata.stream.get_data().decode()
    assert "Surat Rujukan" in about and "Ngalle" not in about and "Ngalle" in text_of(content)


def test_a_draft_says_on_every_page_that_it_is_none(draft):
    said = text_of(printing.draft(draft(referral_reason="kata " * 2000)))
    assert said.count("DRAF") >= 2


def test_the_reading_aid_is_english_and_says_that_it_is_no_letter(approved):
    said = text_of(printing.reading_aid(approved()))
    assert "Dear Sir or Madam" in said and "READING AID" in said
