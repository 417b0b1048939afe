"""Every component is shown in the gallery, works under strict templates, and says what it takes."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from rptc.ui.parts import Row, Rung
from rptc.ui.samples import NOW
from rptc.ui.tags import register

TEMPLATES = Path(settings.BASE_DIR) / "templates"
PARTIALS = sorted((TEMPLATES / "ui").glob("*.html"))
pytestmark = pytest.mark.urls("tests.ui.urls")


def shown(source, **context):
    return Template("{% load ui show %}" + source).render(Context(context))


@pytest.mark.parametrize("partial", PARTIALS, ids=lambda path: path.name)
def test_a_developer_reads_first_what_a_partial_takes(partial):
    assert partial.read_text().startswith("{# ")


@pytest.mark.parametrize("errors", ["", "?errors=1"])
def test_the_gallery_shows_every_component(client, errors):
    page = client.get(f"/gallery/{errors}")
    assert page.status_code == 200
    words = (TEMPLATES / "gallery.html").read_text() + (TEMPLATES / "layouts/staff.html").read_text()
    words += (TEMPLATES / "ui/nav_item.html").read_text()
    assert [name for name in register.tags if not re.search(rf"{{% {name}\b", words)] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_inline_style_script_or_handler_is_on_the_page(client, language):
    with translation.override(language):
        text = client.get("/gallery/").content.decode()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<script>|<style", text)


def test_an_answer_that_was_not_given_says_so():
    with translation.override("en"):
        assert "Not filled in" in shown("{% summary_list rows %}", rows=[Row("Nickname")])


def test_a_value_typed_by_somebody_is_text_never_markup():
    assert "<b>" not in shown("{% summary_list rows %}", rows=[Row("Name", "<b>Aco</b>")])


def test_a_queued_rung_carries_no_check():
    queued, done = Rung("H+1", "Bu Rina", NOW), Rung("H", "Sari", NOW, done_at=NOW)
    assert "#check" not in shown("{% ladder rungs %}", rungs=[queued])
    assert "#check" in shown("{% ladder rungs %}", rungs=[done])


def test_the_bar_of_a_promise_has_points_not_commas_in_indonesian():
    with translation.override("id"):
        text = shown(
            "{% clock 'Jemput' 'RPTC' start due now=now %}",
            start=NOW - timedelta(days=13),
            due=NOW - timedelta(days=3),
            now=NOW,
        )
    widths = re.findall(r'(?:x|x1|x2|width)="([^"]+%)"', text)
    assert len(widths) > 5 and all(re.fullmatch(r"\d+(\.\d+)?%", width) for width in widths)


def test_a_kept_promise_stops_its_bar_where_it_was_kept():
    moments = {"start": NOW - timedelta(days=5), "due": NOW + timedelta(days=5), "kept": NOW}
    text = shown("{% clock 'Jawab' 'Mitra' start due kept_at=kept %}", **moments)
    assert "r-gauge-late" not in text and "is-late" not in text


def test_a_square_holds_no_style_of_its_own():
    text = shown("{% qr_panel 'https://rptc.example/r/abc/' %}")
    assert "<svg" in text and "style=" not in text and "https://rptc.example/r/abc/" in text


def test_words_with_a_body_stand_inside_their_panel():
    text = shown("{% panel 'warning' title='Awas' %}<p>{{ word }}</p>{% endpanel %}", word="<Aco>")
    assert "is-warning" in text and "<p>&lt;Aco&gt;</p>" in text
