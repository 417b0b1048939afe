"""A referral told day by day. The clock stands still between two sentences; every night at 00.01 the tick sweeps twice,
and the second time must do nothing. `told` is the outbox as people would tell it: when, to whom, how, what."""

from datetime import datetime, timedelta
from io import StringIO

import time_machine
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from clients.actions import stays
from clients.models import Episode, Stay
from referrals.actions import drafting, extensions, handovers, journeys, lifecycle, links
from referrals.models import Extension
from referrals.sweep import sweep
from rptc.lib.actor import Actor
from rptc.notices.models import Notice
from tests.factories import EpisodeFactory

NIGHTLY = timedelta(minutes=1)


def wita(text):
    """ "2026-02-04 09.00" in Makassar."""
    return timezone.make_aware(datetime.strptime(text, "%Y-%m-%d %H.%M"))


class Story:
    """Sari refers, Bu Rina decides, Yusuf receives; Mira is the partner's second contact."""

    def __init__(self, sari, rina, partner, bed, begins):
        self.traveller = None
        self._stand_at(wita(begins))
        self.partner, self.bed = partner, bed
        self.sari, self.rina = Actor.of(sari), Actor.of(rina)
        self.yusuf = Actor.contact(partner.contacts.get(name="Yusuf"), "Yusuf")
        self.names = {
            f"user:{sari.pk}": "Sari",
            "role:unit_head": "Bu Rina",
            "role:shelter_officer": "duty officer",
        }
        self.sweeps = lambda now: sweep(now)
        self.episode = EpisodeFactory(case_worker=sari)
        stays.admit(episode=self.episode, bed=bed, by=self.sari, at=timezone.now() - timedelta(days=1))

    # the clock

    def end(self):
        self.traveller.stop()

    def at(self, text):
        """Live until then, night by night."""
        target = wita(text)
        while (night := self._next_night()) <= target:
            self._stand_at(night)
            self.tick()
        self._stand_at(target)
        return self

    def hourly_until(self, text):
        while (hour := timezone.now() + timedelta(hours=1)) <= wita(text):
            self._stand_at(hour)
            self.tick()
        return self

    def without_the_job_until(self, text):
        self._stand_at(wita(text))
        return self

    def tick(self):
        self.sweeps(timezone.now())
        assert self.sweeps(timezone.now()) in ({}, None)

    def by_command(self):
        """The rest of the story is swept by `tick --at`."""

        def command(now):
            call_command("tick", at=now, stdout=StringIO())

        self.sweeps = command
        return self

    # what people do

    def is_sent(self, days=30, opened=True, **options):
        self.referral = drafting.start(
            episode=self.episode, partner=self.partner, service="atensi_care", purpose="Pengasuhan", serve_days=days,
            by=self.sari, **options,
        )  # fmt: skip
        lifecycle.submit(self.referral, by=self.sari)
        lifecycle.approve_and_send(self.referral, by=self.rina)
        return self.whatsapp_is_opened() if opened else self

    def is_sent_by_the_duty_worker(self):
        self.referral = drafting.start(
            episode=self.episode, partner=self.partner, service="atensi_care", purpose="Malam ini", serve_days=30,
            urgent=True, by=self.sari,
        )  # fmt: skip
        lifecycle.submit(self.referral, by=self.sari)
        lifecycle.approve_and_send(self.referral, by=self.sari)
        return self.whatsapp_is_opened()

    def case_ends(self, how):
        """The case closes, as clients would close it; nobody tells the referral."""
        Episode.objects.filter(pk=self.episode.pk).update(
            state="closed", exit_type=how, closed_at=timezone.now()
        )
        return self

    def whatsapp_is_opened(self):
        links.told(self.referral.links.first(), by=self.sari)
        return self

    def is_accepted(self):
        lifecycle.accept(self.referral, by=self.yusuf)
        return self

    def is_declined(self, reason="full"):
        lifecycle.decline(self.referral, reason=reason, by=self.yusuf)
        return self

    def goes_there(self):
        """Both sides confirm the hand-over on the spot."""
        return self.rptc_gives().partner_takes()

    def rptc_gives(self, **half):
        return self._half("there", "rptc", self.sari, **half)

    def partner_takes(self, **half):
        return self._half("there", "partner", self.yusuf, **half)

    def partner_gives(self, **half):
        return self._half("back", "partner", self.yusuf, **half)

    def rptc_takes(self, **half):
        return self._half("back", "rptc", self.sari, **{"bed": self.bed, **half})

    def is_ready(self):
        lifecycle.ready(self.referral, by=self.yusuf)
        return self

    def asks_for_days(self, days, reason="client_need"):
        extensions.ask(self.referral, days=days, reason=reason, by=self.yusuf)
        return self

    def rina_approves(self):
        extensions.decide(Extension.objects.waiting().get(), approve=True, by=self.rina)
        return self

    def plans(self, leg, when):
        journeys.plan(self.referral, leg=leg, planned_for=wita(when), officer="Sari", by=self.sari)
        return self

    # what can be asked of it

    def told(self, since=None):
        """["04-02 08.00 Yusuf by whatsapp: answer_partner_zero", …] in order of time; `since` leaves out what was
        queued before. What was withdrawn before it could ring was not told."""
        lines = Notice.objects.order_by("not_before", "id").exclude(
            state="dropped", done_at__lt=F("not_before")
        )
        return [self._say(line) for line in lines if since is None or line.queued_at >= wita(since)]

    def due(self, clock):
        return f"{timezone.localtime(self.referral.promises.get(clock=clock).due):%d-%m %H.%M}"

    def waiting(self, **where):
        return Notice.objects.filter(state="queued", **where).exists()

    def in_the_house(self):
        return Stay.objects.open().filter(person=self.episode.person).exists()

    def _say(self, line):
        what = line.context.get("rung") or line.template.removeprefix("referral-")
        told = " (told)" if line.context.get("told") else ""
        number = f" no. {line.context['sequence'] + 1}" if line.context.get("sequence") else ""
        how = "" if line.channel == "in_app" else f" by {line.channel}"
        return (
            f"{timezone.localtime(line.not_before):%d-%m %H.%M} {self._whom(line)}{how}: {what}{number}{told}"
        )

    def _whom(self, line):
        return self.names.get(line.to[0]) or line.to_label or line.to[0]

    def _half(self, leg, side, by, **half):
        handovers.confirm(self.referral, leg=leg, side=side, by=by, **half)
        return self

    def _next_night(self):
        tomorrow = timezone.localdate() + timedelta(days=1)
        return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time())) + NIGHTLY

    def _stand_at(self, moment):
        if self.traveller:
            self.traveller.stop()
        self.traveller = time_machine.travel(moment, tick=False)
        self.traveller.start()
