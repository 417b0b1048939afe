"""Long lists: keyset pages (no row lost or twice while rows come in) and counts that stop at a thousand.

`page = lists.page(request, queryset, "received_at")` orders by (received_at desc, pk desc); the field is a
column that is never null. The page holds `rows`, and `total`, `newer`, `older` for `{% pagination page %}`.
Filters in the address are kept.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

CAP = 1000
SIZE = 25


@dataclass(frozen=True)
class Page:
    """One page of a list; `newer` and `older` are addresses, or "" where there is nothing more."""

    rows: list
    total: str
    newer: str = ""
    older: str = ""


def page(request, queryset, field, size=SIZE):
    """The page that the cursor in the address asks for; one that leads nowhere means the first page."""
    side, mark = _read(request.GET, queryset.model, field)
    rows = list(_slice(queryset, field, side, mark)[: size + 1])
    if mark and (not rows or (side == "after" and len(rows) <= size)):  # back at the top: a whole first page
        side, mark, rows = "", None, list(_slice(queryset, field, "", None)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if side == "after":
        rows.reverse()
    newer = _address(request, "after", rows[0], field) if mark else ""
    older = _address(request, "before", rows[-1], field) if more or side == "after" else ""
    return Page(rows, capped(queryset), newer, older)


def capped(queryset):
    """How many rows, in words: exact to 1,000, then "1,000+"."""
    count = queryset.order_by().values("pk")[: CAP + 1].count()
    if count > CAP:
        return _("%(n)s+ rows") % {"n": number_format(CAP)}
    return ngettext("%(n)s row", "%(n)s rows", count) % {"n": number_format(count)}


def without(query, *names):
    """The address of a list (its GET data) without these filters, on its first page."""
    rest = query.copy()
    for name in [*names, "after", "before"]:
        rest.pop(name, None)
    return f"?{rest.urlencode()}"


def _slice(queryset, field, side, mark):
    if not mark:
        return queryset.order_by(f"-{field}", "-pk")
    value, pk = mark
    sign, order = ("gt", "") if side == "after" else ("lt", "-")
    beyond = Q(**{f"{field}__{sign}": value}) | Q(**{field: value, f"pk__{sign}": pk})
    return queryset.filter(beyond).order_by(f"{order}{field}", f"{order}pk")


def _read(query, model, field):
    side = next((s for s in ("after", "before") if query.get(s)), "")
    if not side:
        return "", None
    try:
        return side, _mark(query[side], model._meta.get_field(field))
    except (ValueError, TypeError, ValidationError, RecursionError):  # anything may stand in an address
        return "", None


def _mark(text, field):
    """(value, pk) as `_address` wrote them; a whole number and a moment of a known zone."""
    value, pk = json.loads(urlsafe_b64decode(text))
    value = field.to_python(value)
    if type(pk) is not int or value is None or (isinstance(value, datetime) and timezone.is_naive(value)):
        raise ValueError("no mark")
    return value, pk


def bookmark(row, field):
    """Where a page begins or ends, for an address; microseconds are kept."""
    value = getattr(row, field)
    place = [value.isoformat() if hasattr(value, "isoformat") else value, row.pk]
    return urlsafe_b64encode(json.dumps(place).encode()).decode()


def _address(request, side, row, field):
    query = request.GET.copy()
    for name in ("after", "before"):
        query.pop(name, None)
    query[side] = bookmark(row, field)
    return f"?{query.urlencode()}"
