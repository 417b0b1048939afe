"""One issue as somebody may see it, and how it is said to them."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from referrals.models import Issue, Side
from referrals.reading import partner_name

KINDS = {"open": "info", "answered": "warning", "settled": "success", "withdrawn": "plain"}


def issue(user, code):
    """A stranger's is 404; with what its pages read."""
    rows = Issue.objects.visible_to(user).select_related(
        "partner", "worker", "owner", "owner_contact", "referral__episode__person"
    )
    return get_object_or_404(rows, code=code)


def with_whom(row, user):
    """The other institution, as this user may read its name."""
    return partner_name(row.partner, user) if row.partner else row.agency


def reads_it(row, user):
    """What it says is for readers of files where it is about a client."""
    return row.referral_id is None or user.has_perm("clients.see_file")


def owed(row):
    """ "Yusuf answers" or "RPTC answers: Bu Rina"."""
    words = _("RPTC answers: %(who)s") if row.owed_by == Side.RPTC else _("The other side answers: %(who)s")
    return words % {"who": row.owner_name}
