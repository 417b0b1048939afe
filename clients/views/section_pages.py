"""The pages a section shows: its form, and the two versions where somebody else was faster."""

import secrets
from datetime import timedelta

from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from clients.intake import nik, summary, tasks
from clients.intake.reading import Reading
from clients.intake.sections import SECTIONS

RECENT = timedelta(minutes=30)


def page(request, reading, section, form):
    """One section. The page has a token of its own, so that its autosaves do not overtake each other."""
    kept, here = reading.kept(section), SECTIONS[section]
    return render(
        request,
        "clients/intake/section.html",
        {
            "draft": reading.draft,
            "section": here,
            "form": form,
            "items": _items(reading, here),
            "number": list(SECTIONS).index(section) + 1,
            "of": len(SECTIONS),
            "saved_at": moment(kept, "at"),
            "other": _other(request, kept),
            "version": reading.draft.version,
            "page": request.POST.get("page") or secrets.token_urlsafe(9),
            "suggestion": suggested(reading) if section == "identity" else None,
            "back": request.GET.get("back", ""),
        },
    )


def overtaken(request, clash, section, mine):
    """Nothing was written. Both versions, and the choice between them; an autosave only hears that it failed."""
    if request.headers.get("X-Autosave"):
        return JsonResponse({"overtaken": True}, status=409)
    reading, theirs = Reading(clash.draft), clash.kept
    form = reading.answered(section)
    hidden = [(name, value) for name, values in mine.items() for value in values]
    context = {
        "draft": clash.draft,
        "section": SECTIONS[section],
        "rows": summary.differences(form, mine, theirs.get("data", {})),
        "who": theirs["name"],
        "since": moment(theirs, "since"),
        "at": moment(theirs, "at"),
        "hidden": hidden,
        "version": clash.draft.version,
        "finish": "finish" in request.POST,
        "address": tasks.address(reading, section),
    }
    return render(request, "clients/intake/overtaken.html", context, status=409)


def suggested(reading):
    """What the NIK suggests where sex or birth are still empty, else None."""
    raw = reading.kept("identity").get("data", {})
    empty = [name for name in ("sex", "birth_date") if not raw.get(name, [""])[-1]]
    return _said(raw) if empty else None


def as_suggested(raw):
    """The raw answers that the NIK among `raw` suggests."""
    said = _said(raw)
    return {"birth_date": [f"{said.born:%d-%m-%Y}"], "sex": [said.sex]} if said else {}


def _said(raw):
    said = nik.suggestion("".join(raw.get("nik", [""])[-1].split()))
    return said if said and said.born else None


def _other(request, kept):
    """Who else was at this section within half an hour: name, since when, last saved."""
    if (
        not kept.get("at")
        or kept["by"] == str(request.user.pk)
        or timezone.now() - moment(kept, "at") > RECENT
    ):
        return None
    return {"name": kept["name"], "since": moment(kept, "since"), "at": moment(kept, "at")}


def moment(kept, name):
    return parse_datetime(kept[name]) if kept.get(name) else None


def _items(reading, section):
    """The rows of a list section with their ids, for a list with change and remove."""
    if not section.item:
        return []
    return [
        {"id": item, "row": row}
        for item, row in zip(
            reading.items(section.code), summary.item_rows(reading, section.code), strict=False
        )
    ]
