"""Lines from the end of cases and what follows: for the worker, and for whoever decides. One statement for each desk."""

from datetime import timedelta

from django.db.models import CharField, Count, DateTimeField, F, Value, Window
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models import Aftercare, Closure, Incident, Visit
from rptc.desk.tasks.line import Line
from rptc.sop.models import Deviation

MOST, AHEAD = 100, timedelta(days=7)  # a visit stands on the desk for its last week
APPROVAL = "closure_approval"
NOTHING = Cast(Value(None), DateTimeField())


def worker(user, now):
    """Own cases: what came back from the unit head, visits that are near or late, aftercare to end, who is missing."""
    end, visit, near = "closure__episode__", "aftercare__closure__episode__", now + AHEAD
    mine = {"episode__case_worker": user, "episode__state": "open"}
    parts = [
        _part(Closure.objects.filter(state="returned", **mine), "returned", "episode__", NOTHING),
        _part(Incident.objects.missing().filter(episode__case_worker=user), "missing", "episode__", NOTHING),
        _part(
            Visit.objects.open().filter(**{f"{visit}case_worker": user}, due__lt=near),
            "visit",
            visit,
            F("due"),
        ),
        _part(_to_end(user), "end", end, NOTHING),
    ]
    found = parts[0].union(*parts[1:], all=True)
    return [_mine(*row) for row in found[:MOST]]


def head(limits):
    """Closings to decide, departures asked for in advance, and how many wait that were recorded afterwards."""
    closing = (
        Closure.objects.waiting()
        .order_by()
        .values_list(_text("closure"), "code", "episode__number", "asked_by", "asked_at")
    )
    named = (_text("departure"), "code", "about_label", "recorded_by", "recorded_at")
    asked = Deviation.objects.waiting().in_advance().order_by().values_list(*named)
    counted = Deviation.objects.waiting().afterwards().order_by().annotate(n=Window(Count("pk")))
    many = counted.values_list(_text("many"), Cast("n", CharField()), _text(""), _text(""), NOTHING)[:1]
    return [_decision(limits, *row) for row in closing.union(asked, many, all=True)[:MOST]]


def _to_end(user):
    over = {"until__lte": timezone.localdate(), "closure__episode__case_worker": user}
    return Aftercare.objects.running().filter(**over).exclude(visits__in=Visit.objects.open())


def _part(rows, what, episode, due):
    named = [f"{episode}{name}" for name in ("person__code", "number", "person__alias", "person__full_name")]
    return rows.order_by().values_list(_text(what), *named, due)


def _text(value):
    return Value(value, output_field=CharField())


def _mine(what, person, number, alias, name, due):
    words = {
        "returned": _("The unit head returned the end of the case: change it and ask again"),
        "missing": _("Missing: search on, and tell what is known"),
        "visit": _("Aftercare visit"), "end": _("The aftercare period is over: decide"),
    }  # fmt: skip
    return Line(alias or name, reverse("desk:client-closure", args=[person]), number, words[what], due)


def _decision(limits, what, code, number, who, at):
    if what == "many":
        href = reverse("desk:deviation-list") + "?state=waiting"
        return Line(
            _("Departures recorded afterwards"),
            href,
            meta=_("%(n)s wait for a decision") % {"n": code},
            calm=True,
        )
    if what == "departure":
        return Line(_("A departure is asked for"), reverse("desk:deviation", args=[code]), number, who)
    limit = limits.on(APPROVAL, timezone.localdate(at))
    due = limit.due(at) if limit else None
    return Line(_("Close the case?"), reverse("clients:closure-approve", args=[code]), number, who, due)
