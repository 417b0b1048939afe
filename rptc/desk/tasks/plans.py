"""Lines from plans and needs, one statement a desk: urgent needs of health that nobody has acted on (for the case worker, who is
on duty now, and the unit head), steps whose day has come, plans that a newer assessment asks to review, needs to decide on."""

from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    Exists,
    JSONField,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, JSONObject, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clients.actions.plan import reviews, urgent
from clients.models import Assessment, Need, Plan, Step
from rptc.accounts.models import Duty
from rptc.clock import working
from rptc.desk.tasks.line import Line
from rptc.sop.models import Limit

MOST = 100
PERSON = (
    "person__code",
    "person__alias",
    "person__full_name",
    "person__restricted",
    "number",
    "case_worker_id",
)


def worker(user, now):
    """Of somebody who works on cases or is on duty tonight."""
    mine = Q(episode__case_worker=user) | Q(episode__deputy=user)
    on_duty = Exists(Duty.objects.at(now).filter(user=user))
    ill = Need.objects.urgent_health().unanswered().filter(mine | Q(on_duty))
    return _lines(user, _ill(ill), _steps(user, now), _reviews(user))


def head(user):
    """Of the unit head: what is urgent in any case, and how many needs wait for a decision."""
    return _lines(user, _ill(Need.objects.urgent_health().unanswered()), _to_decide())


def _lines(user, first, *others):
    rows = list(first.union(*others, all=True))
    asked = [row for row in rows if row[0] == "decide"]
    lines = [LINES[row[0]](user, row) for row in rows if row[0] in LINES]
    if asked:
        words = ngettext("%(n)d need", "%(n)d needs", len(asked)) % {"n": len(asked)}
        address = f"{reverse('clients:need-list')}?state=to_decide"
        lines.append(Line(_("Decide on what is asked for"), address, "", words))
    return lines


def _ill(needs):
    needs = needs.annotate(since=TruncDate("stated_at"))
    return _row(needs, "urgent", "episode", _limit(urgent.RULE)).values_list(
        *_columns("episode", "stated_at", None)
    )[:MOST]


def _steps(user, now):
    """Own steps, and in own cases those of client, guardian and partner, from their last day on."""
    path = "goal__plan__episode"
    theirs = ~Q(owner=Step.Owner.STAFF) & Q(**{f"{path}__case_worker": user})
    found = Step.objects.open().filter(Q(worker=user) | theirs, due_on__lte=timezone.localdate(now))
    found = found.filter(**{f"{path}__state": "open"})
    return _row(found, "step", path, _nothing()).values_list(*_columns(path, None, "due_on"))[:MOST]


def _reviews(user):
    newest = Assessment.objects.finished().filter(episode=OuterRef("episode")).order_by("-finished_at")
    found = Plan.objects.filter(episode__case_worker=user, episode__state="open")
    found = found.annotate(assessed_at=Subquery(newest.values("finished_at")[:1]))
    found = found.filter(assessed_at__gt=Coalesce("reviewed_at", "made_at"))
    found = found.annotate(since=TruncDate("assessed_at"))
    return _row(found, "review", "episode", _limit(reviews.LIMIT)).values_list(
        *_columns("episode", "assessed_at", None)
    )[:MOST]


def _to_decide():
    found = _row(Need.objects.to_decide(), "decide", "episode", _nothing())
    return found.values_list(*_columns("episode", "stated_at", None))[:1000]


def _row(rows, which, path, limit):
    """With the columns that every branch of the union has."""
    rows = rows.annotate(which=Value(which, CharField()), limit=limit, no_time=Value(None, DateTimeField()))
    return rows.annotate(no_day=Value(None, DateField())).order_by()


def _columns(path, start, day):
    return ("which", start or "no_time", day or "no_day", "limit", *[f"{path}__{name}" for name in PERSON])


def _limit(code):
    """The limit in force on the WITA day of the column `since`, as {value, unit}."""
    day = OuterRef("since")
    held = Limit.objects.filter(code=code, partner_kind="", ppks_class="", urgency="", valid_from__lte=day)
    held = held.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day)).order_by()
    return Subquery(held.values(told=JSONObject(value="value", unit="unit"))[:1], output_field=JSONField())


def _nothing():
    return Cast(Value(None), JSONField())


def _held(limit, start):
    """The limit of {value, unit}; None without one."""
    return Limit(value=limit["value"], unit=limit["unit"]) if limit and start else None


def _ill_line(user, row):
    _which, start, _day, limit, *person = row
    held = _held(limit, start)
    return _line(
        user, person, _("Act on an urgent need of health"), held and urgent.due(start, held), urgent=True
    )


def _step_line(user, row):
    return _line(user, row[4:], _("A step of the plan"), working.end_of_day(row[2]))


def _review_line(user, row):
    held = _held(row[3], row[1])
    return _line(user, row[4:], _("Review the plan after the newer assessment"), held and held.due(row[1]))


def _line(user, person, words, by, **more):
    """The name only where the file is not restricted or the case is one's own; the number always."""
    code, alias, full_name, restricted, number, worker_id = person
    known = not restricted or worker_id == user.pk or user.has_perm("clients.see_restricted")
    return Line(
        (alias or full_name) if known else words,
        reverse("desk:client-plan", args=[code]),
        number,
        words if known else "",
        by,
        **more,
    )


LINES = {"urgent": _ill_line, "step": _step_line, "review": _review_line}
