"""Pages and paper: error summary, WhatsApp, QR, picture, letterhead, foot of a print, leaving quickly."""

from django.conf import settings
from django.utils import timezone

from rptc.ui import charts, summary

from . import part

HARMLESS = "https://www.bmkg.go.id/"  # the weather


@part("error_summary")
def error_summary(form):
    return {"errors": summary.once(form)}


@part("wa_button")
def wa_button(href, text=""):
    return {"href": href, "text": text}


@part("qr_panel")
def qr_panel(address, caption=""):
    return {"svg": charts.qr(address), "address": address, "caption": caption}


@part("figure_chart")
def figure_chart(headline, measure, bars, id="figure", unit="", limit=None, limit_text=""):
    words = {"headline": headline, "measure": measure, "unit": unit, "limit_text": limit_text}
    return words | {"id": id, "chart": charts.bars(bars, limit)}


@part("letterhead")
def letterhead(shown=False):
    return {"shown": shown, "unit": settings.UNIT_NAME}


@part("print_block")
def print_block(by, now=None, shown=False, address=""):
    return {"by": by, "now": now or timezone.now(), "shown": shown, "address": address}


@part("exit_page")
def exit_page(href=HARMLESS):
    return {"href": href}
