"""The first word: who asks, for whom, for what, and until when RPTC owes an answer."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models import NumberSeries
from referrals import asking
from referrals.actions.incoming import telling
from referrals.models import Incoming, Side
from referrals.refusals import Refused, moment, required, saved
from rptc import audit
from rptc.clock import working
from rptc.clock.working import CalendarIncomplete
from rptc.flow import NotAllowed
from rptc.sop.models import Limit, NoLimit

EARLIEST = timedelta(days=30)
UNCHECKED = {"state", "client", "worker"}  # set by moves; sealed; nobody yet


@transaction.atomic
def receive(*, partner=None, client, means, received_at=None, urgent=False, by, at=None, **sender):
    """Keep a referral to RPTC; returns the Incoming with its number and its promise.

    `client` as referrals.asking names it; `sender`: agency, contact_name, contact_phone, letter_number, letter_date,
    scan. `received_at` is the clock's beginning: up to 30 days ago. The means of a partner's contact is its account.
    """
    at = moment(at)
    received = moment(received_at, now=at)
    _may(by, partner)
    if received < at - EARLIEST:
        raise Refused(_("Give a time of the last 30 days."))
    required(client.get("full_name") or client.get("alias"), _("Write a name, or what they are called."))
    means = Incoming.Means.ACCOUNT if by.kind == "contact" else means
    due = promised(partner, urgent, received)
    made = Incoming(
        partner=partner, client=asking.told(client), initials=asking.letters(client), means=means, urgent=urgent,
        received_at=received, recorded_at=at, recorded_by=by.label, worker=by.user if by.may("referrals.write") else None,
        owed_by=Side.RPTC, made_at=received, original_due=due, due=due, due_set_at=received,
        number=NumberSeries.next("M", timezone.localdate(received).year), **sender,
    )  # fmt: skip
    saved(made, exclude=UNCHECKED)
    telling.received(made, at)
    audit.record("incoming-recorded", made, by=by, at=at, means=means)
    return made


def promised(partner, urgent, start):
    """The moment until which RPTC owes the answer, by the limit in force when it came."""
    narrow = {"partner_kind": partner.kind if partner else "", "urgency": "urgent" if urgent else ""}
    try:
        due = Limit.objects.in_force("referral_answer", on=timezone.localdate(start), **narrow).due(start)
        working.Days().require(timezone.localdate(due).year)
    except (CalendarIncomplete, NoLimit) as error:
        raise Refused(
            _("The calendar or the limits do not cover these dates. Complete them first.")
        ) from error
    return due


def _may(by, partner):
    """Whoever writes referrals or registers people; a contact for the own partner only."""
    sender = by.kind == "contact" and partner and partner.contacts.active().filter(pk=by.id).exists()
    if not (sender or by.may("referrals.write") or by.may("clients.register")):
        raise NotAllowed("receive")
