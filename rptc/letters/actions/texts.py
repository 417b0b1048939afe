"""New versions of a text, in both languages at once: written as a draft, approved by name from a day on, then frozen."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from rptc import audit
from rptc.letters.allowed import only
from rptc.letters.checking import check, names_used
from rptc.letters.models import Template
from rptc.lib.refused import Refused
from rptc.ui.templatetags.show import day


def latest(code):
    """{lang: the approved version that holds last}; empty for an unknown code."""
    approved = Template.objects.filter(code=code, approved_at__isnull=False).order_by("valid_from")
    return {text.lang: text for text in approved}


@transaction.atomic
def write(code, *, bodies, version, by):
    """A draft of the next version: `bodies` is {lang: text}. Returns its rows. One draft at a time."""
    only(by, "letters.write")
    held = {text.lang: text for text in latest(code).values() if text.lang in bodies}
    _lock(code)
    if Template.objects.filter(code=code, approved_at__isnull=True).exists():
        raise Refused(_("A draft of this text exists. Change that one."))
    if Template.objects.filter(code=code, version=version).exists():
        raise Refused(_("This version exists. Choose the next number."), "version")
    check(bodies, held)
    rows = [_row(held[lang], body, version, by) for lang, body in bodies.items()]
    audit.record("text-written", subject(rows[0]), by=by)
    return Template.objects.bulk_create(rows)


@transaction.atomic
def change(code, version, *, bodies, by):
    """Other words for a draft."""
    only(by, "letters.write")
    rows, held = _draft(code, version), latest(code)
    check(bodies, held)
    for row in rows:
        fresh = _row(held[row.lang], bodies[row.lang], version, by)
        row.body, row.optional, row.made_by = fresh.body, fresh.optional, fresh.made_by
        row.save(update_fields=["body", "optional", "made_by"])
    audit.record("text-changed", subject(rows[0]), by=by)
    return rows


@transaction.atomic
def approve(code, version, *, valid_from, by):
    """In force from a WITA day, today or later; the version before ends the day before."""
    only(by, "letters.approve")
    rows = _draft(code, version)
    if valid_from < timezone.localdate():
        raise Refused(_("That day has passed. Choose today or a later day."), "valid_from")
    last = max(latest(code).values(), key=lambda text: text.valid_from)
    if last.valid_from >= valid_from:
        words = _("Version %(version)s holds from %(day)s. Choose a later day.")
        raise Refused(words % {"version": last.version, "day": day(last.valid_from)}, "valid_from")
    open_then = Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from)
    before = Template.objects.filter(open_then, code=code, approved_at__isnull=False)
    before.update(valid_to=valid_from - timedelta(days=1))
    for row in rows:
        row.valid_from, row.approved_at, row.approved_by = valid_from, timezone.now(), by.label
        row.save(update_fields=["valid_from", "approved_at", "approved_by"])
    audit.record("text-approved", subject(rows[0]), by=by, valid_from=valid_from.isoformat())
    return rows


def next_version(code):
    """ "1.0" → "1.1", counted from the highest there is."""
    held = Template.objects.filter(code=code).values_list("version", flat=True)
    major, minor = max((tuple(map(int, version.split("."))) for version in held), default=(1, -1))
    return f"{major}.{minor + 1}"


def subject(text):
    """What the audit calls a version: kind, code, label."""
    return ("text", text.code, f"{text.code} {text.version}")


def _row(before, body, version, by):
    optional = [name for name in names_used(body) if name not in before.required]
    return Template(
        code=before.code, lang=before.lang, version=version, kind=before.kind, title=before.title, body=body.strip(),
        required=before.required, optional=optional, made_by=by.label,
    )  # fmt: skip


def _draft(code, version):
    _lock(code)
    rows = list(Template.objects.filter(code=code, version=version, approved_at__isnull=True))
    if not rows:
        raise Refused(_("This version is approved: it no longer changes. Write a new one."))
    return rows


def _lock(code):
    """One hand at a time at a text."""
    list(Template.objects.select_for_update().filter(code=code).order_by("pk"))
