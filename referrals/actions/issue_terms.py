"""What an issue stands on: with whom, who answers, until when."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.models import Side
from referrals.refusals import Refused, required
from rptc.clock import working
from rptc.clock.working import CalendarIncomplete
from rptc.sop.models import Limit, NoLimit

LIMIT = "interagency_issue_answer"
FARTHEST = timedelta(days=366)


def owner_of(owed_by, partner, *, owner=None, owner_contact=None, owner_name=""):
    """The fields that name who answers: a user of the unit who works on cases, or a contact of the partner, or a name
    at the agency."""
    if owed_by == Side.RPTC:
        if owner is None or not (owner.is_active and owner.has_perm("referrals.write")):
            raise Refused(_("Choose who answers for RPTC: somebody who works on cases."))
        return {"owner": owner, "owner_contact": None, "owner_name": str(owner)}
    if owner_contact is None:
        name = required(owner_name, _("Write who answers there."))
        return {"owner": None, "owner_contact": None, "owner_name": name[:150]}
    if partner is None or owner_contact.partner_id != partner.pk or owner_contact.ended_at:
        raise Refused(_("Choose a contact who works at this partner."))
    return {"owner": None, "owner_contact": owner_contact, "owner_name": owner_contact.name}


def promised(at, due_on=None):
    """The end of the WITA day until which the answer is promised: `due_on`, or the limit in force counted from `at`.
    Refused in the past, after a year, and beyond the calendar."""
    try:
        if due_on is None:
            return Limit.objects.in_force(LIMIT, on=timezone.localdate(at)).due(at)
        today = timezone.localdate(at)
        if not today <= due_on <= today + FARTHEST:
            raise Refused(_("Give a day from today on, within a year."))
        working.Days().require(due_on.year)
    except (CalendarIncomplete, NoLimit) as error:
        raise Refused(
            _("The calendar or the limits do not cover these dates. Complete them first.")
        ) from error
    return working.end_of_day(due_on)
