"""Filters that write values as people here read them: time, money, telephone, NIK, initials."""

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()
SHOWN_DIGITS = 4  # of a NIK


@register.filter
def wita(moment):
    """24 November 2026, 14.32 WITA. A date stays a date; nothing stays nothing."""
    if not moment:
        return ""
    if not hasattr(moment, "hour"):
        return date_format(moment, "DATE_FORMAT")
    return f"{date_format(timezone.localtime(moment), 'DATETIME_FORMAT')} WITA"


@register.filter
def day(moment):
    """24 November 2026, the day in Makassar."""
    if not moment:
        return ""
    return date_format(timezone.localtime(moment) if hasattr(moment, "hour") else moment, "DATE_FORMAT")


@register.filter
def short_day(moment):
    """24 Nov, for places where the year is plain."""
    if not moment:
        return ""
    return date_format(timezone.localtime(moment) if hasattr(moment, "hour") else moment, "j M")


@register.filter
def clock(moment):
    """14.32 WITA."""
    return f"{date_format(timezone.localtime(moment), 'TIME_FORMAT')} WITA" if moment else ""


@register.filter
def rupiah(amount):
    """Rp10.084.083.112; whole rupiah only."""
    return "" if amount is None else f"Rp{number_format(amount, 0, use_l10n=True, force_grouping=True)}"


@register.filter
def phone(number):
    """A telephone number as one reads it aloud: 0812-3456-7890 for Indonesia, else international."""
    if not number:
        return ""
    if getattr(number, "country_code", None) == 62:
        return number.as_national
    return number.as_international if hasattr(number, "as_international") else str(number)


@register.filter
def masked(nik):
    """••••••••••••0417: the last four of a NIK, or of whatever part of it is known."""
    return "•" * 12 + str(nik)[-SHOWN_DIGITS:] if nik else ""


@register.filter
def days(number):
    """A number of days in words: "today" for none."""
    return _("today") if number == 0 else ngettext("%(n)d day", "%(n)d days", number) % {"n": number}


@register.filter
def initials(name):
    """ "Baco Daeng Ngalle" → "B.D.N."; what a partner sees before the PIN."""
    return "".join(f"{word[0].upper()}." for word in str(name or "").split() if word[0].isalnum())
