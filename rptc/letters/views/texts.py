"""The texts of the unit's letters: which there are, what holds, how they read."""

from itertools import groupby

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rptc.accounts.access import requires
from rptc.letters import samples
from rptc.letters.models import Template
from rptc.letters.views.pdf import inline
from rptc.lib.words import chosen

SEES = "letters.see"


class Version:
    """One version of a text in its languages."""

    def __init__(self, rows):
        self.rows = sorted(rows, key=lambda row: row.lang, reverse=True)  # Indonesian first: it is signed
        first = self.rows[0]
        self.code, self.version, self.kind = first.code, first.version, first.get_kind_display()
        self.valid_from, self.valid_to, self.first = first.valid_from, first.valid_to, first
        self.is_draft = first.approved_at is None

    @property
    def title(self):
        return chosen({row.lang: row.title for row in self.rows})

    @property
    def languages(self):
        return ", ".join(str(row.get_lang_display()) for row in self.rows)

    def holds(self, today):
        return (
            not self.is_draft
            and self.valid_from <= today
            and (self.valid_to is None or self.valid_to >= today)
        )


def versions(code=""):
    """{code: its versions, newest first}, one statement."""
    rows = Template.objects.filter(code=code) if code else Template.objects.all()
    ordered = sorted(rows, key=lambda row: (row.code, [-int(n) for n in row.version.split(".")]))
    made = [Version(list(group)) for _key, group in groupby(ordered, key=lambda row: (row.code, row.version))]
    return {code: list(group) for code, group in groupby(made, key=lambda version: version.code)}


@require_safe
@requires(SEES)
def listing(request):
    """Every text: what holds today, and the draft that waits."""
    today = timezone.localdate()
    rows = [
        {"version": next((v for v in held if v.holds(today)), held[0]), "draft": next((v for v in held if v.is_draft), None)}
        for held in versions().values()
    ]  # fmt: skip
    return render(request, "letters/list.html", {"rows": rows})


@require_safe
@requires(SEES)
def show(request, code, version=""):
    """One text: the version that holds (or the one asked for) in both languages, and its history."""
    held, today = versions(code).get(code, []), timezone.localdate()
    shown = next((v for v in held if (v.version == version if version else v.holds(today))), None)
    if shown is None:
        raise Http404
    context = {
        "shown": shown, "history": held, "holds": shown.holds(today), "draft": next((v for v in held if v.is_draft), None),
        "writes": request.user.has_perm("letters.write"), "approves": request.user.has_perm("letters.approve"),
    }  # fmt: skip
    return render(request, "letters/text.html", context)


@require_safe
@requires(SEES)
def preview(request, code, version, lang):
    """The paper with sample values."""
    text = get_object_or_404(Template, code=code, version=version, lang=lang)
    return inline(samples.pdf(text), f"{code}-{version}-{lang}")
