"""Letters that wait for somebody who writes them: for a number, for a name, for the printer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from rptc.desk.tasks.line import Line
from rptc.letters.models import Letter

MOST = 100


def waiting(user):
    """Lines about referrals' letters for whoever keeps the agenda book; one statement."""
    if not user.has_perm("letters.write"):
        return []
    open_ones = Letter.objects.filter(
        about_kind="referral", printed_at__isnull=True, cancelled_at__isnull=True
    )
    return [_line(letter) for letter in open_ones.select_related("template").order_by("made_at")[:MOST]]


def _line(letter):
    href = reverse("referrals:paper-show", args=[letter.about_code, letter.code])
    return Line(_turn(letter), href, letter.about_label, letter.template.title)


def _turn(letter):
    if letter.approved_at:
        return _("Print the letter")
    return _("Waits for the unit head's name") if letter.number else _("Give the letter its number")
