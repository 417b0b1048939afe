"""A text with sample values, so that one sees the paper before anybody depends on it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from rptc.letters import names, render
from rptc.ui.templatetags.show import day


def pdf(template):
    """The bytes of a preview: every name stands for itself, dates are of today."""
    with override(template.lang):
        values = {name: _sample(name) for name in [*template.required, *template.optional]}
        mark = _("SAMPLE")
    today = timezone.localdate()
    return render.pdf(render.Paper(template, values, today, mark=mark))


def _sample(name):
    kind = names.kind(name)
    if kind in ("date", "datetime"):
        return day(timezone.localdate())
    if kind == "table":
        return [[names.label(name), "1", "2"], ["…", "…", "…"]]
    return "" if kind == "signature" else f"[{names.label(name)}]"
