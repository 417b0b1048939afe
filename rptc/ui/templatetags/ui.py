"""The components of the look as template tags. Each is templates/ui/<name>.html, whose first comment lists what it takes."""

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html

from rptc.ui import charts, due as deadlines, gauge, summary

register = template.Library()


def part(name):
    """Registers an inclusion tag called `name` that renders templates/ui/<name>.html."""
    return register.inclusion_tag(f"ui/{name}.html", name=name)


def render(name, **context):
    return render_to_string(f"ui/{name}.html", context)


@register.simple_tag
def icon(name):
    """A drawing from icons.svg; always beside a word."""
    return format_html(
        '<svg class="r-icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("icons.svg"), name
    )


# state and time


@part("status_tag")
def status_tag(text, kind=""):
    return {"text": text, "kind": kind}


@part("badge")
def badge(count, words, kind=""):
    return {"count": count, "words": words, "kind": kind}


@part("due")
def due(moment, state="", now=None, kept_at=None, exact=True):
    made = (
        moment
        if isinstance(moment, deadlines.Due)
        else moment and deadlines.due(moment, now=now, kept_at=kept_at, state=state)
    )
    return {"due": made, "exact": exact}


@part("save_state")
def save_state(saved_at=None, failed=False):
    return {"saved_at": saved_at, "failed": failed}


@part("timeout_dialog")
def timeout_dialog(ends):
    return {"ends": ends, "seconds": settings.SESSION_IDLE_MINUTES * 60}


# lists


@part("task_list")
def task_list(tasks, loose=False):
    return {"tasks": tasks, "loose": loose}


@part("summary_list")
def summary_list(rows, narrow=False):
    return {"rows": rows, "narrow": narrow}


@part("timeline")
def timeline(entries):
    return {"entries": entries}


@part("figures")
def figures(items):
    return {"items": items}


@part("empty_state")
def empty_state(title, text="", href="", action=""):
    return {"title": title, "text": text, "href": href, "action": action}


@part("filter_chips")
def filter_chips(chips, clear=""):
    return {"chips": chips, "clear": clear}


@part("pagination")
def pagination(page):
    return {"page": page}


# a record


@part("back")
def back(href, text):
    return {"href": href, "text": text}


@part("identity_bar")
def identity_bar(alias, code="", facts=(), tag="", kind="", alerts=(), photo="", heading=1):
    return {
        "alias": alias,
        "code": code,
        "facts": facts,
        "tag": tag,
        "kind": kind,
        "alerts": alerts,
        "photo": photo,
        "heading": heading,
    }


@part("sub_nav")
def sub_nav(links, label):
    return {"links": links, "label": label}


@part("track")
def track(steps, label):
    return {"steps": steps, "label": label}


@part("clock")
def clock(title, owner, start, original, current=None, now=None, kept_at=None, basis="", extension=""):
    current, now = current or original, kept_at or now or timezone.now()
    return {
        "title": title, "owner": owner, "start": start, "original": original, "current": current, "now": now, "kept_at": kept_at,
        "basis": basis, "extension": extension, "extended": current != original,
        "due": deadlines.due(current, now=now, kept_at=kept_at), "gauge": gauge.gauge(start, original, current, now),
    }  # fmt: skip


@part("ladder")
def ladder(rungs, note=""):
    return {"rungs": rungs, "note": note}


@part("sides")
def sides(gives, takes):
    return {"halves": [gives, takes]}


@part("audit_line")
def audit_line(by, at, verb=""):
    return {"by": by, "at": at, "verb": verb}


# forms


@part("error_summary")
def error_summary(form):
    return {"errors": summary.once(form)}


@part("wa_button")
def wa_button(href, text=""):
    return {"href": href, "text": text}


# paper and pictures


@part("qr_panel")
def qr_panel(address, caption=""):
    return {"svg": charts.qr(address), "address": address, "caption": caption}


@part("figure_chart")
def figure_chart(headline, measure, bars, id="figure", unit="", limit=None, limit_text=""):
    return {
        "headline": headline,
        "measure": measure,
        "id": id,
        "unit": unit,
        "chart": charts.bars(bars, limit),
        "limit_text": limit_text,
    }


@part("letterhead")
def letterhead(shown=False):
    return {"shown": shown, "unit": settings.UNIT_NAME}


@part("print_block")
def print_block(by, now=None, shown=False):
    return {"by": by, "now": now or timezone.now(), "shown": shown}


@part("exit_page")
def exit_page(href="https://www.bmkg.go.id/"):
    return {"href": href}


# tags with a body: {% panel "warning" %}…{% endpanel %}


@register.simple_block_tag
def panel(content, kind="", title=""):
    return render("panel", content=content, kind=kind, title=title)


@register.simple_block_tag
def success_panel(content, title, code=""):
    return render("success_panel", content=content, title=title, code=code)


@register.simple_block_tag
def section(content, title, id, href="", link="", note=""):
    return render("section", content=content, title=title, id=id, href=href, link=link, note=note)


@register.simple_block_tag
def filter_panel(content, active=0, action=""):
    return render("filter_panel", content=content, active=active, action=action)
