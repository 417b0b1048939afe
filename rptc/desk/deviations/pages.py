"""`/settings/deviations/`: every departure from a rule, one of them, and how many there are by rule and month."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.actions.team import candidates
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.clock import working
from rptc.desk.deviations import counts, rows, rules
from rptc.desk.deviations.forms import Decide, Filter
from rptc.lib.refused import Refused
from rptc.sop import deviations
from rptc.sop.models import Deviation
from rptc.ui import lists
from rptc.ui.parts import Chip

DECIDES = deviations.DECIDES
READERS = (DECIDES, "audit.see")


@require_safe
@requires(*READERS)
def index(request):
    """What waits first asked for; otherwise all, newest first."""
    form, named = _filter(request), rules.words()
    chosen = form.chosen()
    page = lists.page(request, found(chosen), "recorded_at")
    context = {
        "page": page, "rows": rows.shown(page.rows, request.user), "form": form, "chips": _chips(form, chosen, request.GET),
        "waiting": Deviation.objects.waiting().values("pk")[: lists.CAP].count(), "named": named,
        "reasons": request.user.has_perm("clients.see_file"),
    }  # fmt: skip
    return render(request, "desk/deviations/list.html", context)


@require_safe
@requires(*READERS)
def figures(request):
    """Each number opens the rows that it counts."""
    table = counts.table(rules.words())
    return render(request, "desk/deviations/counts.html", {"table": table})


@requires(DECIDES)
@once
def decide(request, code):
    """What was departed from and why; yes or no, once."""
    row = get_object_or_404(Deviation, code=code)
    shown, form = (
        rows.shown([row], request.user)[0],
        Decide(request.POST if request.method == "POST" else None),
    )
    if not row.is_decided and form.is_valid() and request.POST.get("say") in ("yes", "no"):
        try:
            _said(row, request.POST["say"], form.cleaned_data["reason"], request.actor)
            messages.success(request, _("Decided and recorded."))
            return redirect("desk:deviation-list")
        except Refused as refused:
            form.add_error(refused.field or None, refused.sentence)
    return render(request, "desk/deviations/decide.html", {"shown": shown, "row": row, "form": form})


def found(chosen):
    """The departures that the filters in force leave."""
    wanted = Deviation.objects.all()
    by_state = {
        "waiting": wanted.waiting, "advance": wanted.in_advance, "after": wanted.afterwards,
        "approved": lambda: wanted.filter(approved_at__isnull=False), "refused": lambda: wanted.filter(refused_at__isnull=False),
    }  # fmt: skip
    wanted = by_state[chosen["state"]]() if "state" in chosen else wanted
    wanted = wanted.filter(rule=chosen["rule"]) if "rule" in chosen else wanted
    wanted = wanted.filter(actor_id=chosen["worker"]) if "worker" in chosen else wanted
    if month := chosen.get("month"):
        following = (month + timedelta(days=31)).replace(day=1)
        wanted = wanted.filter(
            recorded_at__gte=working.start_of_day(month), recorded_at__lt=working.start_of_day(following)
        )
    return wanted


def _said(row, say, reason, by):
    if say == "yes":
        deviations.approve(row, note=reason, by=by)
    else:
        deviations.refuse(row, reason=reason, by=by)


def _filter(request):
    workers = [(str(user.pk), str(user)) for user in candidates().order_by("full_name")]
    named = sorted(rules.words().items(), key=lambda pair: pair[1])
    return Filter(request.GET, rules=named, workers=workers)


def _chips(form, chosen, query):
    made = []
    for name, value in chosen.items():
        field = form.fields[name]
        words = dict(getattr(field, "choices", ())).get(value, f"{value:%m-%Y}" if name == "month" else value)
        rest = query.copy()
        rest.pop(name, None)
        made.append(Chip(f"{field.label}: {words}", f"?{rest.urlencode()}"))
    return made
