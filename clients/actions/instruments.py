"""Versions of an instrument: loaded from a file as a draft, looked at, published. A published one never changes.

A question that was answered is retired, never left out in silence: a version that lacks one of an earlier version in use
is refused unless its file lists it under `retired`; nor may a question become another one under the same name.
"""

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients import lists
from clients.instruments import checks, reading, source
from clients.instruments.slips import Slip, sentences
from clients.models import Assessment, Instrument
from rptc import audit
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused

EDIT = "clients.edit_instruments"
SHOWN = 30  # faults told at once


class Faulty(Refused):
    """The file is not taken; `sentences` name every fault with its place."""

    def __init__(self, found):
        self.sentences = found
        super().__init__(" ".join(found[:SHOWN]))


@transaction.atomic
def load(content, *, by, at=None):
    """The draft in the bytes of a YAML file; the same version loaded again replaces its draft. Returns the Instrument.

    Raises Faulty with every fault, Refused when that version is published.
    """
    _only(by)
    try:
        data, lines = source.read(content)
        definition = checks.load(data, lists.FLAGS.rows())
    except source.Unreadable as error:
        raise Faulty([str(error)]) from error
    except checks.Invalid as error:
        raise Faulty(sentences(error.slips, data, lines)) from error
    _lock(definition.code)
    row = _draft(definition)
    if found := list(_lost(definition, data)):
        raise Faulty(sentences(found, data, lines))
    for name, value in reading.fields(data).items():
        setattr(row, name, value)
    row.loaded_at, row.loaded_by, row.retired_at = at or timezone.now(), by.label, None
    row.save()
    audit.record("instrument-loaded", row, by=by, at=at, sha256=row.sha256[:12])
    return row


@transaction.atomic
def publish(instrument, *, seen, by, at=None):
    """From now on new assessments use this version; begun ones finish in theirs. `seen` is the fingerprint of the draft
    whose differences were looked at. Raises Refused."""
    _only(by)
    row = _locked(instrument)
    if row.published_at:
        raise Refused(_("This version is published already."))
    if row.retired_at:
        raise Refused(_("This draft was dropped. Load the file again."))
    if row.sha256 != seen:
        raise Refused(_("Somebody loaded another file meanwhile. Look at the differences again."))
    if found := list(_lost(row.content, row.definition)):
        raise Faulty(sentences(found, row.definition))
    row.published_at, row.published_by = at or timezone.now(), by.label
    row.save(update_fields=["published_at", "published_by"])
    audit.record("instrument-published", row, by=by, at=at, sha256=row.sha256[:12])
    return row


@transaction.atomic
def drop(instrument, *, by, at=None):
    """A draft that will not be published; the same version may be loaded again. Twice changes nothing."""
    _only(by)
    row = _locked(instrument)
    if row.published_at:
        raise Refused(_("This version is published. It is followed by a newer one, never dropped."))
    if not row.retired_at:
        row.retired_at = at or timezone.now()
        row.save(update_fields=["retired_at"])
        audit.record("instrument-dropped", row, by=by, at=at)
    return row


def _only(by):
    """The unit head on a page; a command of the machine that runs us."""
    if not (by.may(EDIT) or by.kind == Actor.job().kind):
        raise Refused(_("The unit head loads and publishes instruments."))


def _lock(code):
    """One at a time for each questionnaire, also while its first version does not exist."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"instrument {code}"])


def _locked(instrument):
    _lock(instrument.code)
    return Instrument.objects.select_for_update().get(pk=instrument.pk)


def _draft(definition):
    known = Instrument.objects.filter(code=definition.code, version=definition.version).first()
    if known and known.published_at:
        raise Refused(
            _("Version %(version)s is published already. Give the file a new version.")
            % {"version": known.version}
        )
    return known or Instrument()


def _lost(definition, data):
    """A Slip for each question of a version in use that this one leaves out, or makes into another kind of question."""
    used = Assessment.objects.filter(instrument__code=definition.code).values("instrument")
    earlier = list(
        Instrument.objects.filter(code=definition.code, published_at__isnull=False).order_by("published_at")
    )
    retired = {key for row in earlier for key in row.content.retired} | set(definition.retired)
    answered = {row.pk for row in earlier if used.filter(instrument=row).exists()}
    asked = {
        key: question for row in earlier if row.pk in answered for key, question in row.content.by_key.items()
    }
    for key, question in asked.items():
        now = definition.by_key.get(key)
        if question.type == "note":
            continue
        if now is None and key not in retired:
            yield Slip(
                ("retired",),
                _("the question “%(key)s” was answered and is missing: list it here, or ask it.")
                % {"key": key},
            )
        elif now and not _alike(question, now):
            yield Slip(_path(data, key), _("this question was answered as another kind; give it a new name."))


def _alike(old, new):
    kind = {"scale": "select_one"}
    return kind.get(old.type, old.type) == kind.get(new.type, new.type)


def _path(data, key):
    for n, section in enumerate(data["sections"]):
        for m, raw in enumerate(section["questions"]):
            if raw["key"] == key:
                return ("sections", n, "questions", m, "type")
    return ()
