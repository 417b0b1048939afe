"""A drop-down list is the HTML that Django would write."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from rptc.ui.renderer import Renderer

CHOICES = [
    ("", "—"), ("a<", "A & B"), (gettext_lazy("Yes"), [("x", gettext_lazy("No")), (3, "three")]), (0, "zero"),
    (True, "true"), (1000, mark_safe("<b>"))
]  # fmt: skip
PLAIN, FULL = (
    {},
    {"class": "form-select", "required": True, "disabled": False, "data-x": 'a"b<', "size": 1000, "n": None},
)


def html(renderer, value, attrs, widget=forms.Select):
    return widget(attrs=attrs, choices=CHOICES).render("kind", value, {"id": "id_kind"}, renderer=renderer)


@pytest.mark.parametrize("attrs", [PLAIN, FULL])
@pytest.mark.parametrize("value", ["", None, "a<", 3, "3", 0, 1000, "no such"])
def test_it_is_what_django_would_write(value, attrs):
    ours, theirs = html(Renderer(), value, attrs), html(DjangoTemplates(), value, attrs)
    assert ours.replace("\n", "") == "".join(line.strip() for line in theirs.splitlines())


@pytest.mark.parametrize("widget", [forms.SelectMultiple, forms.RadioSelect, forms.CheckboxSelectMultiple])
def test_several_answers_and_other_widgets_too(widget):
    ours, theirs = html(Renderer(), ["a<", 0], FULL, widget), html(DjangoTemplates(), ["a<", 0], FULL, widget)
    squeezed = lambda text: "".join(line.strip() for line in text.splitlines())  # noqa: E731
    assert squeezed(ours) == squeezed(theirs)


def test_every_form_uses_it(settings):
    assert isinstance(forms.renderers.get_default_renderer(), Renderer)
