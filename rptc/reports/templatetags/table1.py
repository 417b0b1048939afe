"""How Tabel 1 prints a figure: as a link to its cases, and a change in per cent."""

from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def count_link(cell, kind, code):
    """A figure; above zero it leads to the cases behind it."""
    figure = getattr(cell, kind)
    if not figure:
        return "0"
    asked = {"year": cell.year, "class": code, "sex": "" if kind == "total" else kind}
    query = urlencode({name: value for name, value in asked.items() if value})
    return format_html(
        '<a href="{}?{}">{}</a>', reverse("reports:table1-cases"), query, number_format(figure, use_l10n=True)
    )


@register.filter
def change(value):
    """−59,6 %, with a true minus; a dash where there is nothing to compare with."""
    if value is None:
        return "–"
    sign = "−" if value < 0 else "+" if value > 0 else ""
    tenths = Decimal(abs(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)  # number_format alone cuts off
    return f"{sign}{number_format(tenths, 1)} %"
