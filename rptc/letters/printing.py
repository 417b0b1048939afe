"""A letter as it is printed: what approval fills in, and the mark on what is no letter yet."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from rptc.accounts.models import Delegation
from rptc.letters import render
from rptc.letters.models import Letter, Template
from rptc.ui.templatetags.show import day


def pdf(letter):
    """The bytes of a letter with everything in it."""
    return render.pdf(_paper(letter, letter.template))


def draft(letter):
    """The same before approval, marked as a draft on every page."""
    with override(letter.template.lang):
        values = letter.values | _dated(letter)
        return render.pdf(_paper(letter, letter.template, values, _("DRAFT")))


def reading_aid(letter):
    """The letter in the other language: the values as they were given, and a mark that it is no letter. None without
    such a text."""
    other = "en" if letter.template.lang == "id" else "id"
    versions = Template.objects.filter(code=letter.template.code, lang=other, approved_at__isnull=False)
    text = versions.filter(version=letter.template.version).first() or versions.first()
    with override(other):
        mark = _("READING AID")
    return render.pdf(_paper(letter, text, _dated(letter) | letter.values, mark)) if text else None


def stamped(letter, by, nip=""):
    """What approval fills in: the signatory, the number, the day, the code."""
    with override(letter.template.lang):
        capacity = capacity_of(by)
        head = (
            by.user.position
            if by.user.position and not capacity
            else _("Head of %(unit)s") % {"unit": settings.UNIT_NAME}
        )
        signed = {"signatory_name": by.label, "signatory_position": head, "signatory_capacity": capacity}
        return signed | {"signatory_nip": nip.strip()} | _dated(letter)


def capacity_of(by):
    """ "Plh." or "Plt." for a delegate of the unit head, "" for the head."""
    if not by.acting_for:
        return ""
    held = Delegation.objects.in_force().filter(delegate=by.user).first()
    return f"{held.kind.title()}." if held else ""


def last_nip(by):
    """The staff number on the latest letter that this person approved."""
    latest = Letter.objects.filter(approved_by=by.label).order_by("-approved_at").first()
    return latest.values.get("signatory_nip", "") if latest else ""


def _dated(letter):
    written = day(letter.letter_date)
    return {
        "letter_number": letter.number, "document_number": letter.number, "letter_date": written, "notice_date": written,
        "verification_code": letter.code,
    }  # fmt: skip


def _paper(letter, text, values=None, mark=""):
    return render.Paper(
        text, values or letter.values, letter.letter_date, letter.number, letter.code, letter.link, mark
    )
