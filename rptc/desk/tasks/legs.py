"""Lines from referrals of a worker: what RPTC owes, halves to confirm, drafts to send, collected ones to close."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.models import Clock, Handover, Promise, Referral, Side, State
from rptc.desk.tasks.line import Line

MOST = 100
WORDS = {
    Clock.ANSWER: gettext_lazy("Answer %(partner)s"),
    Clock.HAND_OVER: gettext_lazy("Bring the client to %(partner)s"),
    Clock.SERVE_UNTIL: gettext_lazy("Service ends at %(partner)s"),
    Clock.PICK_UP: gettext_lazy("Collect from %(partner)s"),
}


def owed(user):
    """Promises that RPTC owes in this person's referrals, due as they are in force."""
    mine = Promise.objects.open().owed_by(Side.RPTC).filter(referral__worker=user)
    return [
        _line(p.referral, str(WORDS[p.clock]) % {"partner": p.referral.partner.name}, p.due)
        for p in mine.select_related("referral__partner", "referral__episode__person")[:MOST]
    ]


def halves(user):
    """Hand-overs that the other side has confirmed and RPTC has not: the first lines of the desk."""
    waiting = Handover.objects.filter(rptc_at=None, partner_at__isnull=False, referral__worker=user)
    running = waiting.filter(referral__in=Referral.objects.running())
    return [
        _line(
            h.referral,
            _("%(partner)s confirmed: confirm your half") % {"partner": h.referral.partner.name},
            h.partner_recorded_at,
        )
        for h in running.select_related("referral__partner", "referral__episode__person")[:MOST]
    ]


def unsettled(user):
    """Own drafts and collected referrals: nothing is due by the clock, and somebody has to finish them."""
    wanted = Q(state__in=[State.DRAFT, State.COLLECTED]) & Q(worker=user, episode__state="open")
    words = {
        State.DRAFT: _("Finish and submit the referral"),
        State.COLLECTED: _("Collected: close the referral"),
    }
    found = Referral.objects.filter(wanted).select_related("partner", "episode__person")
    return [_line(r, words[r.state]) for r in found[:MOST]]


def _line(referral, words, by=None):
    person = referral.episode.person
    href = reverse("referrals:referral-detail", args=[referral.code])
    name = person.initials if person.restricted else person.alias or person.full_name
    return Line(name, href, referral.number, words, by)
