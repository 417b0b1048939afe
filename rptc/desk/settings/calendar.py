"""Days off: the list of a year, a new day, a correction, a removal, a whole year from the national calendar."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.clock.models import Holiday
from rptc.desk.settings.access import EDITOR, READERS
from rptc.desk.settings.forms.holiday import CorrectForm, HolidayForm, RemoveForm
from rptc.desk.settings.stages import confirmed, staged
from rptc.lib.numbers import whole
from rptc.sop.actions import holidays
from rptc.ui.parts import Link, Row
from rptc.ui.templatetags.show import day


@require_safe
@requires(*READERS)
def holiday_list(request):
    """The days off of one year (this one unless the address names another), with those that were taken back."""
    today, year = timezone.localdate(), _year(request.GET.get("year", ""))
    rows = Holiday.every.filter(date__year=year).order_by("date", "pk")
    years = {date.year for date in Holiday.objects.dates("date", "year")} | {today.year, today.year + 1, year}
    context = {
        "year": str(year),
        "years": [Link(str(one), f"?year={one}", current=one == year) for one in sorted(years)],
        "days": [h for h in rows if not h.withdrawn_at],
        "gone": [h for h in rows if h.withdrawn_at], "missing": [str(year) for year in holidays.incomplete()], "today": today,
        "edits": request.user.has_perm(EDITOR),
    }  # fmt: skip
    return render(request, "desk/settings/holidays.html", context)


@requires(EDITOR)
@once
def add(request):
    """A day off from today on."""
    form = HolidayForm(request.POST or None)
    return staged(
        request, form, lambda data: holidays.add(by=request.actor, **data), day=lambda d: d["date"], back=_list(),
        done=_("The day off is saved."), title=_("Add a day off"),
    )  # fmt: skip


@requires(EDITOR)
@once
def change(request, day):
    """Another name, kind or decree."""
    row = _of(day)
    form = CorrectForm(
        request.POST or None, initial={"name": row.name, "kind": row.kind, "decree": row.decree}
    )
    return staged(
        request, form, lambda data: holidays.correct(row, by=request.actor, **data), day=lambda d: row.date,
        back=_list(row), done=_("The day off is saved."), title=_("Correct a day off"), rows=_facts(row),
    )  # fmt: skip


@requires(EDITOR)
@once
def remove(request, day):
    """It is a working day after all."""
    row, form = _of(day), RemoveForm(request.POST or None)
    return staged(
        request, form, lambda data: holidays.remove(row, by=request.actor, **data), day=lambda d: row.date,
        back=_list(row), done=_("The day is a working day again."), title=_("Take back a day off"), rows=_facts(row),
    )  # fmt: skip


@requires(EDITOR)
@once
def fill(request, year):
    """The national days of a year that the table does not cover."""
    back = f"{reverse('desk:holiday-list')}?year={year}"
    return confirmed(
        request, lambda: holidays.fill(year, by=request.actor), back=back, done=_("The days off are saved."),
        question=_("Fill in the national days off of %(year)s?") % {"year": year}, verb=_("Fill in"),
        consequence=_("Days of the moon are estimates. Check them against the joint decree (SKB)."),
    )  # fmt: skip


def _year(text):
    year = whole(text)
    return year if 2000 <= year <= 2099 else timezone.localdate().year


def _list(row=None):
    return reverse("desk:holiday-list") + (f"?year={row.date.year}" if row else "")


def _of(day):
    row = Holiday.objects.filter(date=day).first()
    if row is None:
        raise Http404
    return row


def _facts(row):
    return [Row(day(row.date), row.name, tag=row.get_kind_display(), kind="plain")]
