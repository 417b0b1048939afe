"""The letter's row, locked; and its number, which nobody else may have."""

from unicodedata import normalize

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rptc.letters.models import Letter
from rptc.lib.refused import Refused
from rptc.lib.texts import one_line
from rptc.ui.templatetags.show import day


def row(letter, *, draft=True):
    """The current row, locked until the transaction ends; with `draft`, refused once it is frozen."""
    rows = Letter.objects.select_for_update(of=("self",)).select_related("template")
    held = rows.get(pk=letter.pk)
    if draft and not held.is_draft:
        raise Refused(_("This letter is approved or cancelled: it no longer changes."))
    return held


def claim(letter, number):
    """Keep `number` for this letter. A second use is refused with the letter that has it, also when two try at once."""
    number = normalize("NFKC", one_line(number))
    if not number or len(number) > Letter._meta.get_field("number").max_length:
        raise Refused(_("Write the number of the agenda book, at most 80 characters."), "number")
    if first := Letter.objects.filter(number__iexact=number).exclude(pk=letter.pk).first():
        raise Refused(_used(first.number), "number")  # "ba/1" is "BA/1" to whoever reads the book
    try:
        with transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(number=number)
    except IntegrityError as error:
        raise Refused(_used(number), "number") from error
    letter.number = number
    return letter


def _used(number):
    first = Letter.objects.select_related("template").get(number=number)
    return _("Number %(number)s was used on %(day)s: %(title)s, %(about)s. Look in the agenda book.") % {
        "number": number, "day": day(first.letter_date), "title": first.template.title, "about": first.about_label,
    }  # fmt: skip
