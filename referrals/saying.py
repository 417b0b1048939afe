"""What is said outside of a referral, a group, an incoming referral or an issue: which one, and what is asked. Codes
and verbs only."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.models import LIVE, Incoming, Issue, Referral, ReferralGroup, Side, State


def what(subject):
    """Its kind and number; a group says how many of its referrals run."""
    if isinstance(subject, ReferralGroup):
        members = subject.referrals.all()
        count = sum(member.state in LIVE for member in members) or len(members)
        many = ngettext("%(n)d referral", "%(n)d referrals", count) % {"n": count}
        return _("Referral %(number)s (%(many)s)") % {"number": subject.number, "many": many}
    kinds = {
        Referral: _("Referral %(number)s"), Incoming: _("Referral to RPTC %(number)s"), Issue: _("Question %(number)s"),
    }  # fmt: skip
    return kinds[type(subject)] % {"number": subject.number}


def please(subject):
    """What the other side is asked to do now, or that there is news."""
    asked = {Referral: _of_referral, ReferralGroup: _of_group, Incoming: _of_incoming, Issue: _of_issue}
    return asked[type(subject)](subject) or _("please read the news.")


def _of_referral(referral):
    return {
        State.SENT: _("please answer."), State.ACCEPTED: _("please confirm the hand-over."),
        State.IN_SERVICE: _("please say when it is ready."), State.READY: _("please confirm the collection."),
    }.get(referral.state)  # fmt: skip


def _of_group(group):
    """What its running members have in common."""
    asked = {_of_referral(referral) for referral in group.referrals.all() if referral.state in LIVE}
    return asked.pop() if len(asked) == 1 else None


def _of_incoming(incoming):
    states = Incoming.State
    return {
        states.RECEIVED: _("RPTC has it and will answer."), states.ACCEPTED: _("RPTC takes it."),
        states.DECLINED: _("RPTC cannot take it."),
    }.get(incoming.state)  # fmt: skip


def _of_issue(issue):
    if issue.state == Issue.State.OPEN:
        return _("please answer.") if issue.owed_by == Side.PARTNER else _("RPTC will answer.")
    return None
