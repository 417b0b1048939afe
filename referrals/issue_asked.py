"""What a partner is asked about one referral: its number before a PIN, its words after it, its answer."""

from django.utils.translation import gettext as _

from referrals.actions import issues
from referrals.models import Issue, Side
from referrals.refusals import Refused
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import day


def waiting(referral):
    """Open issues of a referral (prefetched) that its partner owes an answer to, the first due first."""
    return [i for i in referral.issues.all() if i.state == Issue.State.OPEN and i.owed_by == Side.PARTNER]


def choices(referral):
    """(code, words) without what they say."""
    words = _("%(number)s: %(kind)s, answer until %(day)s")
    return [
        (i.code, words % {"number": i.number, "kind": i.get_kind_display().lower(), "day": day(i.due)})
        for i in waiting(referral)
    ]


def rows(referral):
    """What they say, for whoever gave a PIN or is signed in."""
    return [
        Row(_("Question %(number)s") % {"number": i.number}, f"{i.title} {i.body}") for i in waiting(referral)
    ]


def answer(referral, *, issue, answer, by):
    """The partner's answer to one of them."""
    found = next((i for i in waiting(referral) if i.code == issue), None)
    if found is None:
        raise Refused(_("This question no longer waits. Reload the page."))
    return issues.reply(found, answer=answer, by=by)
