"""A letter about nothing in particular: the store knows no referral."""

from types import SimpleNamespace

import pypdfium2
import pytest

from rptc import letters
from rptc.letters.models import Template
from rptc.letters.names import is_table, to_ask
from rptc.lib.actor import Actor


class About(SimpleNamespace):
    """Something with a code, as a referral is to the store."""

    _meta = SimpleNamespace(model_name="referral")

    def __str__(self):
        return self.label


def filled(template, **over):
    """A value for every name that somebody is asked for."""
    names = to_ask([*template.required, *template.optional])
    return {name: [["a", "b"], ["1", "2"]] if is_table(name) else f"nilai {name}" for name in names} | over


def text_of(content):
    """The words of a PDF, page by page, as one text."""
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")


@pytest.fixture
def text(db):
    """The referral letter in force."""
    return Template.objects.in_force().get(code="referral_letter", lang="id")


@pytest.fixture
def draft(text, sari):
    """`draft(**values)`: Sari writes a referral letter in which nothing is missing."""

    def write(code="referral_letter", about="R-2026-0001", link="", **over):
        template = Template.objects.in_force().get(code=code, lang="id")
        thing = About(code=about.lower(), label=about)
        values = filled(template, **over)
        return letters.compose(code, about=thing, values=values, link=link, by=Actor.of(sari))

    return write


@pytest.fixture
def approved(draft, rina):
    """`approved(number, **values)`: and Bu Rina approves it."""

    def approve(number="460/001/RPTC/XI/2026", **over):
        return letters.approve(draft(**over), number=number, by=Actor.of(rina))

    return approve
