"""What limits and steps share: a row is followed by another of its key, without overlap or gap, and only ahead.

`row` is the one that the page showed. Whoever comes second is refused: the row is no longer the last of its key.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rptc.flow import NotAllowed
from rptc.lib.refused import Refused, saved
from rptc.sop.refusals import changed_meanwhile

DAY, FARTHEST = timedelta(days=1), timedelta(days=731)


def may(by):
    """The unit head or a delegate."""
    if not by.may("clocks.edit"):
        raise NotAllowed("clocks.edit")


def last(row, key):
    """The last row of the key of `row`, locked, if it is `row` as it was shown."""
    rows = type(row).objects.select_for_update().filter(**{field: getattr(row, field) for field in key})
    found = rows.order_by("valid_from").last()
    if found and found.pk != row.pk and found.valid_from > timezone.localdate():
        raise _planned(found)
    if found is None or (found.pk, found.valid_to) != (row.pk, row.valid_to):
        raise changed_meanwhile()
    return found


def succeed(row, made, key):
    """End `row` the day before `made` begins, and save `made`; returns it."""
    found = last(row, key)
    check_start(made.valid_from)
    if found.valid_from > timezone.localdate():
        raise _planned(found)
    if made.valid_from <= found.valid_from:
        raise Refused(_("The present one began on this day. Begin tomorrow."), "valid_from")
    if found.valid_to and made.valid_from != found.valid_to + DAY:
        raise Refused(_("No overlap and no gap: begin on %(day)s.") % _on(found.valid_to + DAY), "valid_from")
    found.valid_to = made.valid_from - DAY
    found.save(update_fields=["valid_to"])
    return saved(made)


def withdraw(row, key, by):
    """Take back a row that has not begun; the one before it runs on as it did. Returns the row."""
    found, today = last(row, key), timezone.localdate()
    if found.valid_from <= today:
        raise Refused(_("This has begun. Change it from tomorrow on."))
    found.withdrawn_at, found.withdrawn_by = timezone.now(), by.label
    found.save(update_fields=["withdrawn_at", "withdrawn_by"])
    before = type(row).objects.filter(
        **{field: getattr(row, field) for field in key}, valid_to=found.valid_from - DAY
    )
    before.update(valid_to=found.valid_to)
    return found


def end(row, last_day, key):
    """Let `row` hold until a day from today on, and nothing after it. Returns the row."""
    found = last(row, key)
    if found.valid_from > timezone.localdate():
        raise Refused(_("This has not begun. Withdraw it instead."))
    check_end(last_day)
    found.valid_to = last_day
    return saved(found)


def check_end(day):
    """Refuses the past, and a slip of the year."""
    if not timezone.localdate() <= day <= timezone.localdate() + FARTHEST:
        raise Refused(_("End today or later, within two years."), "last_day")


def check_start(day):
    """Refuses the past, and a slip of the year."""
    today = timezone.localdate()
    if day < today:
        raise Refused(_("Begin today or later: what has been keeps its rules."), "valid_from")
    if day > today + FARTHEST:
        raise Refused(_("This is more than two years away. Check the year."), "valid_from")


def _planned(row):
    return Refused(_("A change from %(day)s is planned already. Withdraw it first.") % _on(row.valid_from))


def _on(day):
    return {"day": date_format(day, "DATE_FORMAT")}
