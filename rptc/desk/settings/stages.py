"""A change of a setting in three stages on one address: the questions, what it would do, saved.

Nothing is kept between the stages but what was typed, in hidden fields.
"""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from rptc.clock import working
from rptc.desk.settings import preview
from rptc.lib.refused import Refused

OURS = {"csrfmiddlewaretoken", "once", "save", "again"}


def staged(request, form, run, *, day, back, done, **page):
    """The response. `run(cleaned)` is the act, `day(cleaned)` the WITA date from which it holds, `back` the page that
    follows; `page` needs title and may have lead, rows and verb."""
    context = {"form": form, "back": back, **page}
    if request.method == "POST" and "again" not in request.POST and form.is_valid():
        try:
            if "save" in request.POST:
                return _saved(request, run, form, back, done)
            context["seen"] = preview.of(lambda: run(form.cleaned_data), moment(day(form.cleaned_data)))
            context["hidden"] = _typed(request.POST)
            context["rows"] = form.answers()
            return render(request, "desk/settings/preview.html", context)
        except Refused as error:
            form.refuse(error)
    return render(request, "desk/settings/form.html", context)


def confirmed(request, act, *, back, done, **page):
    """The response of a plain yes: a confirm page, then the act; a refusal is said on the page that follows."""
    if request.method != "POST":
        return render(request, "desk/settings/confirm.html", {"back": back, **page})
    try:
        act()
        messages.success(request, done)
    except Refused as error:
        messages.warning(request, error.sentence)
    return redirect(back)


def moment(day):
    """Now, or the beginning of a day ahead."""
    return timezone.now() if day <= timezone.localdate() else working.start_of_day(day)


def tomorrow():
    return date.fromordinal(timezone.localdate().toordinal() + 1)


def _saved(request, run, form, back, done):
    run(form.cleaned_data)
    messages.success(request, done)
    return redirect(back)


def _typed(data):
    return [(name, value) for name in data if name not in OURS for value in data.getlist(name)]
