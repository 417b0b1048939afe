"""What several letters say of a referral, in the language of the letter (call it under `translation.override`)."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from clients import lists
from referrals import sharing, whatsapp
from referrals.actions import promises
from referrals.models import Clock, Referral
from referrals.refusals import Refused
from rptc.ui.due import ends_a_day
from rptc.ui.templatetags.show import day, wita

PLACE = "Makassar"


def client(referral):
    """Who the client is, by what was ticked and may be shared today: the full name, otherwise initials."""
    return {
        "referral_code": referral.number, "case_code": referral.episode.number, "client_display_name": name(referral),
        "client_sex": referral.episode.get_sex_display(), "client_age": age(referral.episode),
    }  # fmt: skip


def name(referral):
    person, episode = referral.episode.person, referral.episode
    ticked = "full_name" in sharing.given(referral) and not episode.report_class.initials_only
    return person.full_name if ticked and person.full_name else person.initials


def age(episode):
    """ "9 years", "±9 years" where it is a guess, "not known"."""
    years = episode.person.age_on()
    about = episode.person.age_is_estimated or years is None
    years = episode.age if years is None else years
    if years is None:
        return _("age not known")
    return (_("±%(n)d years") if about else _("%(n)d years")) % {"n": years}


def identity(referral):
    return lists.IDENTITY.label(referral.episode.person.identity_status)


def limits(referral, now):
    """Dates of the promises; before sending, those that sending now would make."""
    held = {promise.clock: promise.due for promise in referral.promises.all()} or _expected(referral, now)
    until = held.get(Clock.SERVE_UNTIL)
    expected = until - timedelta(days=referral.serve_days) if until else None
    return {
        "answer_due": moment(held.get(Clock.ANSWER)), "handover_due": moment(held.get(Clock.HAND_OVER, expected)),
        "service_until": moment(until), "pickup_due": moment(held.get(Clock.PICK_UP)),
    }  # fmt: skip


def _expected(referral, now):
    try:
        return {clock: due for clock, (_side, due) in promises.agreed(referral, now).items()}
    except Refused:
        return {}


def responsible(referral, *, to_partner):
    """Who collects. A partner reads its own name; a third party the one that discloses nothing."""
    collector = Referral.Collector
    if referral.collector == collector.RPTC:
        return settings.UNIT_NAME
    if referral.collector == collector.PARTNER_DELIVERS:
        return referral.partner.name if to_partner else str(referral.partner)
    return str(referral.get_collector_display())


def addressee(partner):
    return {
        "partner_head_title": partner.head_title or _("Head"), "partner_name": partner.name, "partner_city": partner.city,
    }  # fmt: skip


def worker(referral):
    deputy = referral.episode.deputy
    return {
        "case_worker_name": str(referral.worker), "case_worker_phone": settings.UNIT_PHONE,
        "backup_contact": f"{deputy}, {settings.UNIT_PHONE}" if deputy else "", "letter_place": PLACE,
    }  # fmt: skip


def link(referral, now):
    """The address of the partner's door, while one is open; "" otherwise."""
    for held in referral.links.all():
        held.referral = referral
        if held.phase(now) == "live":
            return whatsapp.address(held)
    return ""


def moment(at):
    """A date, with the minute where the limit does not end a day; "" for nothing."""
    return "" if at is None else day(at) if ends_a_day(at) else wita(at)


def today(now):
    return timezone.localdate(now)
