"""RPTC's answer: yes, perhaps with when and where to; or no, with a reason out of the list."""

from django.utils.translation import gettext as _

from referrals import lists
from referrals.actions.coded import coded
from referrals.actions.incoming import intake, telling
from referrals.actions.locks import whole
from referrals.refusals import Refused, moment, not_before, required
from rptc import audit, notices
from rptc.flow import perform


@whole
def accept(incoming, *, person=None, episode=None, emergency=False, bring_by=None, bring_to="", by, at=None):
    """RPTC takes the client in: an intake begins with what was told (for a `person` who is known, in that file), or
    the referral joins a case that runs (`episode`). `bring_by` (not yet passed), `bring_to`: when and where to bring
    the client. Returns the log row."""
    at = moment(at)
    if bring_by and bring_by < at:
        raise Refused(_("Give a time that has not passed for bringing the client."))
    entry = perform(incoming, "accept", by=by, at=at, worker=by.user, bring_by=bring_by, bring_to=bring_to)
    not_before(at, incoming.received_at)
    intake.begin(incoming, person, episode, emergency, by=by, at=at)
    return _told(incoming, entry, by, at)


@whole
def decline(incoming, *, reason, note="", by, at=None):
    """RPTC cannot: `reason` is a code of incoming_decline_reasons; some of them need a note. Returns the log row."""
    at = moment(at)
    coded(lists.INCOMING_DECLINE, reason, note)
    if lists.INCOMING_DECLINE.rows()[reason]["note_needed"] == "yes":
        required(note, _("Write which one."))
    said = {"reason_code": reason, "reason_note": note}
    entry = perform(incoming, "decline", by=by, at=at, reason=reason, worker=by.user, **said)
    not_before(at, incoming.received_at)
    return _told(incoming, entry, by, at)


def _told(incoming, entry, by, at):
    notices.drop(incoming, now=at)
    telling.answered(incoming, entry.pk, at)
    audit.record(f"incoming-{entry.verb}", incoming, by=by, at=at)
    return entry
