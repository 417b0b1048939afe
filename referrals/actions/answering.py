"""What the receiving side says: accept, decline, cannot after all, ready. RPTC may say it for the partner: by what
means it was said (ReferralLog.Means), by whom, when; what was said on paper with its scan."""

from django.utils.translation import gettext as _

from referrals import grouping, lists, telling
from referrals.actions import promises
from referrals.actions.coded import coded
from referrals.actions.ending import settle
from referrals.actions.locks import whole
from referrals.models import Clock
from referrals.models.referral import ReferralLog
from referrals.refusals import Refused, moment, not_before, required
from rptc import audit
from rptc.flow import perform

Means = ReferralLog.Means
BY_ITSELF = [Means.LINK, Means.ACCOUNT]
BY_RPTC = [Means.PHONE, Means.PERSON, Means.PAPER]


@whole
def accept(referral, *, by, at=None, means="", for_partner_note="", scan=None):
    """The partner takes the client, however late, while the referral is sent. Makes the hand-over promise."""
    at = moment(at)
    entry = _say(referral, "accept", by, at, means, for_partner_note, scan)
    promises.keep(referral, Clock.ANSWER, at)
    promises.make_at_acceptance(referral, at)
    telling.worker(referral, "accepted", entry.pk, now=at)
    return entry


@whole
def decline(referral, *, reason, note="", by, at=None, means="", for_partner_note="", scan=None):
    """The partner cannot; `reason` is a code of partner_decline_reasons."""
    at = moment(at)
    coded(lists.DECLINE, reason, note)
    entry = _say(referral, "decline", by, at, means, for_partner_note, scan, reason, note)
    promises.keep(referral, Clock.ANSWER, at)
    settle(referral, at)
    telling.worker(referral, "declined", entry.pk, now=at)
    return entry


@whole
def fail(referral, *, reason, note="", by, at=None, means=""):
    """Accepted, but it will not happen; before anybody confirmed. `reason` is a code of failed_handover_reasons."""
    at = moment(at)
    coded(lists.FAILURE, reason, note)
    entry = perform(referral, "fail", by=by, at=at, reason=reason, reason_code=reason, reason_note=note)
    if by.kind == "contact":
        _keep(entry, means=means_of(by, means, None))
    settle(referral, at)
    telling.other(referral, telling.side_of(by), "failed", entry.pk, now=at)
    audit.record("referral-failed", referral, by=by, reason=reason)
    return entry


@whole
def ready(referral, *, by, at=None, means="", for_partner_note="", scan=None):
    """The client can be collected. Earlier than agreed, the pick-up promise moves with it; later, it stands."""
    at = moment(at)
    entry = _say(referral, "ready", by, at, means, for_partner_note, scan)
    promises.keep(referral, Clock.SERVE_UNTIL, at)
    promises.ready_early(referral, at, now=at)
    telling.worker(referral, "ready", entry.pk, now=at)
    return entry


def _say(referral, verb, by, at, means, for_partner_note, scan, reason="", note=""):
    """Perform a verb of the partner; RPTC speaking for it says who said so, or has the paper. Who answered has been
    told: the message that asks for the answer is moot."""
    means = means_of(by, means, scan)
    if means in BY_RPTC and not scan:
        required(for_partner_note, _("Write who at the partner said so and how, or add the scan."))
    told = {"said_by": for_partner_note} if for_partner_note else {}
    data = {"reason_code": reason, "reason_note": note} if reason else {}
    entry = perform(referral, verb, by=by, at=at, reason=reason, note=told, **data)
    not_before(at, referral.handed_over_at or referral.sent_at)
    _keep(entry, means=means, scan=scan)
    grouping.answered(referral, now=at, by_itself=means in BY_ITSELF)
    audit.record(
        f"referral-{verb}", referral, by=by, means=str(means), **({"reason": reason} if reason else {})
    )
    return entry


def means_of(by, means, scan):
    """How it was said: as the contact came in (link, account); RPTC heard it by phone, or reads it on paper."""
    if telling.side_of(by) == "partner":
        means, allowed = means or by.means or Means.LINK, BY_ITSELF
    else:
        means, allowed = means or (Means.PAPER if scan else Means.PHONE), BY_RPTC
    if means not in allowed:
        raise Refused(_("Say by what means the partner answered."))
    if means == Means.PAPER and not scan:
        raise Refused(_("Add the scan or photo of the paper."))
    return means


def _keep(entry, **more):
    for name, value in more.items():
        setattr(entry, name, value)
    entry.save(update_fields=list(more))
