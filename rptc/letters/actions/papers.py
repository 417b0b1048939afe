"""A paper from draft to print. Each action is whole, audited, and returns the letter as it is now.

Raises Refused with a sentence, or NotAllowed. The letter's row is locked first, its number claimed next.
"""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rptc import audit
from rptc.files import store
from rptc.letters import printing
from rptc.letters.actions.claiming import claim, row
from rptc.letters.allowed import only
from rptc.letters.models import Letter, Template
from rptc.letters.names import label, to_ask
from rptc.lib.refused import Refused


@transaction.atomic
def compose(code, *, about, values, link="", lang="id", by, day=None):
    """A draft from the text `code` in force on its WITA `day` (default today), about a record with a `code`."""
    only(by, "letters.write")
    day = day or timezone.localdate()
    template = Template.objects.in_force(day).filter(code=code, lang=lang).first()
    if template is None:
        raise Refused(_("No text of this letter is in force on that day."))
    letter = Letter.objects.create(
        template=template, about_kind=about._meta.model_name, about_code=about.code, about_label=str(about)[:60],
        values=values, link=link, letter_date=day, made_by=by.label,
    )  # fmt: skip
    audit.record(
        "letter-written", letter, by=by, about=about.code, person_code=getattr(about, "person_code", "")
    )
    return letter


def missing(letter):
    """The words of required placeholders that are empty. Signatures never stop: they print an empty box."""
    return [
        label(name) for name in to_ask(letter.template.required) if letter.values.get(name) in (None, "", [])
    ]


@transaction.atomic
def change(letter, *, by, values=None, link=None, day=None):
    """Other values, address or day, while it is a draft."""
    only(by, "letters.write")
    held = row(letter)
    held.values = held.values if values is None else values
    held.link = held.link if link is None else link
    _dated(held, day).save(update_fields=["values", "link", "letter_date"])
    return _recorded("letter-changed", held, by)


@transaction.atomic
def number(letter, *, number, by, day=None):
    """Give a draft its number of the agenda book, and its day: it waits for approval then."""
    only(by, "letters.write")
    held = claim(row(letter), number)
    _dated(held, day).save(update_fields=["letter_date"])
    return _recorded("letter-numbered", held, by)


@transaction.atomic
def approve(letter, *, number, by, nip="", day=None, values=None, link=None, at=None):
    """By name, with a number: from here on the letter is frozen, and its bytes and their hash are kept. `values` and
    `link` are what a last reading of the record says; they go over what the draft holds."""
    only(by, "letters.approve")
    held = _dated(row(letter), day)
    held.values, held.link = held.values | (values or {}), held.link if link is None else link
    if lacking := missing(held):
        raise Refused(_("Still missing: %(names)s.") % {"names": ", ".join(lacking)})
    held = claim(held, number)
    held.values |= printing.stamped(held, by, nip)
    held.pdf = store.scan(ContentFile(printing.pdf(held)), by=by)
    held.approved_at, held.approved_by, held.sha256 = at or timezone.now(), by.label, held.pdf.sha256
    held.save()
    return _recorded("letter-approved", held, by)


@transaction.atomic
def cancel(letter, *, reason, by):
    """It no longer holds; it stays, and keeps its number. An approved one is cancelled by whoever may approve."""
    held = row(letter, draft=False)
    only(by, "letters.approve" if held.approved_at else "letters.write")
    if held.cancelled_at:
        raise Refused(_("This letter was cancelled before."))
    if not reason.strip():
        raise Refused(_("Say why."), "reason")
    held.cancelled_at, held.cancelled_reason = timezone.now(), reason.strip()
    held.save(update_fields=["cancelled_at", "cancelled_reason"])
    return _recorded("letter-cancelled", held, by)


@transaction.atomic
def printed(letter, *, by, at=None):
    """An approved letter was printed; the first time counts."""
    only(by, "letters.write")
    held = row(letter, draft=False)
    if not held.approved_at or held.cancelled_at:
        raise Refused(_("Only an approved letter is printed."))
    held.printed_at = held.printed_at or at or timezone.now()
    held.save(update_fields=["printed_at"])
    return _recorded("letter-printed", held, by)


def _dated(letter, day):
    letter.letter_date = day or letter.letter_date
    return letter


def _recorded(verb, letter, by):
    audit.record(verb, letter, by=by, about=letter.about_code)
    return letter
