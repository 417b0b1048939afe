"""Changing a limit: a row that follows from a day on, a narrower row beside it, taking back what has not begun.

Editing moves no promise already made: promises are stored, and a limit is asked for the day on which a step begins.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rptc import audit
from rptc.lib.refused import Refused, saved
from rptc.sop.actions import dated
from rptc.sop.models import Limit
from rptc.sop.models.limit import KEY

MOST = {"hour": 720, "calendar_day": 1095, "working_day": 260, "person": 1000}
TERMS = ["value", "unit", "warn_before", "certainty", "valid_from", "decided_by", "note_id", "note_en"]


@transaction.atomic
def follow(limit, *, by, **terms):
    """From `valid_from` on these `terms` hold instead of those of `limit`, the row that was shown. Returns the new row.

    Raises Refused: somebody was faster, a change is planned already, an overlap, a gap, a value out of bounds.
    """
    dated.may(by)
    made = _like(limit, by, terms)
    check(made)
    differing = _differing(limit, made)
    if not {"value", "unit", "warn_before", "certainty"} & set(differing):
        raise Refused(_("Nothing would change. Give another value."), "value")
    dated.succeed(limit, made, KEY)
    return _recorded("limit-changed", made, by, fields=differing)


@transaction.atomic
def narrow(limit, *, by, partner_kind="", ppks_class="", urgency="", **terms):
    """Beside the general `limit`, a row for a kind of partner, a class of clients or what is urgent. Returns it."""
    dated.may(by)
    made = _like(limit, by, terms, partner_kind=partner_kind, ppks_class=ppks_class, urgency=urgency)
    if not made.narrowness:
        raise Refused(_("Say for whom: a kind of partner, a class, or what is urgent."), "partner_kind")
    check(made)
    dated.check_start(made.valid_from)
    if Limit.objects.filter(**{field: getattr(made, field) for field in KEY}, valid_to__isnull=True).exists():
        raise Refused(_("There is a limit for these already. Change that one."))
    saved(made)
    return _recorded("limit-narrowed", made, by)


@transaction.atomic
def end(limit, *, last_day, by):
    """A narrower row holds no longer than `last_day`; the general one follows. Returns it."""
    dated.may(by)
    if not limit.narrowness:
        raise Refused(_("Without this limit nothing would hold. Change it instead."))
    return _recorded("limit-ended", dated.end(limit, last_day, KEY), by)


@transaction.atomic
def withdraw(limit, *, by):
    """Take back a row that has not begun. Returns it."""
    dated.may(by)
    return _recorded("limit-withdrawn", dated.withdraw(limit, KEY, by), by)


def check(row):
    """Refuses values that no limit can have, in words."""
    most = MOST[row.unit]
    if row.value < 1:
        raise Refused(_("A limit is at least 1."), "value")
    if row.value > most:
        words = ngettext(
            "At most %(n)d %(unit)s. Choose another unit.",
            "At most %(n)d %(unit)s. Choose another unit.",
            most,
        )
        raise Refused(words % {"n": most, "unit": row.get_unit_display()}, "value")
    if row.warn_before >= row.value:
        raise Refused(_("The warning comes before the limit: give a smaller number."), "warn_before")
    if (row.unit == Limit.Unit.PERSON) != (row.applies_to == "facility"):
        raise Refused(_("A capacity counts people, a limit counts time."), "unit")


def _like(limit, by, terms, **scope):
    """A new row of the same step with other terms."""
    kept = ["code", "label_id", "label_en", "applies_to", *KEY[1:], "unit", "warn_before"]
    return Limit(**{name: getattr(limit, name) for name in kept} | scope | terms, made_by=by.label)


def _differing(limit, made):
    """Names of the terms that differ; of the marks of certainty only doubt counts."""
    names = [name for name in TERMS if getattr(limit, name) != getattr(made, name)]
    same_doubt = (limit.certainty == "?") == (made.certainty == "?")
    return sorted(name for name in names if name != "certainty" or not same_doubt)


def _recorded(verb, row, by, **data):
    audit.record(verb, ("limit", row.code, row.code), by=by, scope=row.scope, **data)
    return row
