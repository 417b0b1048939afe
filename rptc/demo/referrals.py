"""The referrals of the demo, each played to where its story stands today."""

from datetime import timedelta

from django.utils import timezone

from clients.actions import stays
from clients.models import Stay
from referrals.actions import drafting, extensions, handovers, journeys, lifecycle, links
from referrals.actions.attempts import attempt_failed
from referrals.models import Link, Referral
from rptc.demo.clock import ago, at
from rptc.lib.actor import Actor

SHARED = ["alias", "marks", "needs"]


class Story:
    """One client's referral. Every step happens on its own day, counted back from today."""

    def __init__(self, case, episode, partner, actors):
        self.case, self.episode, self.partner = case, episode, partner
        self.worker, self.head = actors[case.worker], actors["rina"]
        self.contact = partner.contacts.active().first()
        self.there = Actor.contact(self.contact, self.contact.name)
        self.days, self.referral = case.days - 1, None

    def play(self):
        getattr(self, f"_{self.case.story}")()

    def _start(self, serve_days=14, **more):
        with at(ago(self.days, 13)):
            self.referral = drafting.start(
                episode=self.episode,
                partner=self.partner,
                service=self.partner.services.first().kind,
                purpose="Pengasuhan dan rehabilitasi sosial",
                serve_days=serve_days,
                shared=SHARED,
                basis="public_task",
                no_consent_reason="Keluarga belum ditemukan",
                by=self.worker,
                **{"gate_reason": "Kebutuhan mendesak, dokumen sedang diproses"} | more,
            )

    def _send(self, **more):
        self._start(**more)
        self._submit()
        self._do(1, 10, lifecycle.approve_and_send, by=self.head)
        with at(self._when(1, 11)):
            for link in Link.objects.filter(referral=self.referral):
                links.told(link, by=self.worker)

    def _submit(self):
        self._do(0, 14, lifecycle.submit, by=self.worker)

    def _accept(self, **more):
        self._send(**more)
        self._do(1, 15, lifecycle.accept, by=self.there)

    def _serve(self, **more):
        self._accept(**more)
        self._plan("there", 2, 9)
        self._do(2, 9, handovers.confirm, leg="there", side="rptc", by=self.worker)
        self._do(2, 10, handovers.confirm, leg="there", side="partner", by=self.there)

    def _plan(self, leg, after, hour):
        planned = self._when(after, hour)
        with at(planned - timedelta(hours=3)):
            journeys.plan(
                self.referral,
                leg=leg,
                planned_for=planned,
                officer="Andi Nompo",
                vehicle="Minibus dinas",
                papers="Surat rujukan",
                by=self.worker,
            )

    def _do(self, after, hour, act, **more):
        """One act, `after` days after the referral was written, and never in the future."""
        with at(self._when(after, hour)):
            act(Referral.objects.get(pk=self.referral.pk), **more)
        self.referral.refresh_from_db()

    def _when(self, after, hour):
        return ago(self.days - after, hour)

    # Where each story stands

    def _draft(self):
        self.days = 1
        self._start()

    def _submitted(self):
        self._start()
        self._submit()

    def _urgent(self):
        self.days = 0
        with at(ago(0, 1)):
            self._start(urgent=True)
        self._do(0, 2, lifecycle.submit, by=self.worker)
        self._do(0, 3, lifecycle.approve_and_send, by=self.worker)

    def _sent(self):
        self.days = 1
        self._send()

    def _sent_late(self):
        self._send()

    def _accepted(self):
        self.days = 2
        self._accept(collector="partner_delivers" if self.case.sex == "female" else "rptc")
        tomorrow = timezone.now() + timedelta(days=1)
        journeys.plan(
            self.referral,
            leg="there",
            planned_for=tomorrow,
            officer="Andi Nompo",
            vehicle="Minibus dinas",
            papers="Surat rujukan",
            by=self.worker,
        )

    def _half_there(self):
        self.days = 2
        self._accept()
        self._do(2, 9, handovers.confirm, leg="there", side="partner", by=self.there)

    def _in_service(self):
        self._serve(serve_days=60)

    def _due_soon(self):
        self._serve(serve_days=self.days - 2)

    def _late_rptc(self):
        self._serve(serve_days=self.days - 12)
        self._do(self.days - 9, 11, lifecycle.ready, by=self.there)
        self._do(self.days - 6, 16, journeys_failed, by=self.worker)

    def _late_partner(self):
        self._serve(serve_days=self.days - 9, collector="partner_delivers")

    def _extension(self):
        self._serve(serve_days=self.days - 4)
        self._do(
            self.days - 1,
            10,
            extensions.ask,
            days=14,
            reason="client_need",
            note="Terapi belum selesai.",
            by=self.there,
        )

    def _ready(self):
        self._serve(serve_days=self.days)
        self._do(self.days - 1, 10, lifecycle.ready, by=self.there)
        tomorrow = timezone.now() + timedelta(days=1)
        journeys.plan(
            self.referral,
            leg="back",
            planned_for=tomorrow,
            officer="Fadil Rauf",
            vehicle="Minibus dinas",
            papers="Berita acara",
            by=self.worker,
        )

    def _declined(self):
        self._send()
        self._do(2, 9, lifecycle.decline, reason="full", by=self.there)

    def _collected(self):
        self._serve(serve_days=self.days - 6)
        self._do(self.days - 4, 10, lifecycle.ready, by=self.there)
        self._do(self.days - 2, 9, handovers.confirm, leg="back", side="partner", by=self.there)
        self._do(
            self.days - 2,
            11,
            handovers.confirm,
            leg="back",
            side="rptc",
            by=self.worker,
            overflow_place="Ruang tamu",
            overflow_reason="Kamar anak penuh malam itu",
        )

    def _closed(self):
        self._serve(serve_days=14)
        self._do(15, 10, lifecycle.ready, by=self.there)
        self._do(17, 9, handovers.confirm, leg="back", side="partner", by=self.there)
        self._do(
            17,
            11,
            handovers.confirm,
            leg="back",
            side="rptc",
            by=self.worker,
            overflow_place="Ruang tamu",
            overflow_reason="Hanya menunggu keluarga",
        )
        self._do(18, 10, lifecycle.close, outcome="Kembali ke keluarga dengan pendampingan.", by=self.worker)
        with at(self._when(18, 14)):
            home = Stay.objects.open().get(person=self.episode.person)
            stays.discharge(stay=home, reason="family_reunification", by=self.worker)


def journeys_failed(referral, *, by):
    """Somebody came without the letter: the attempt that the paper's Dinas Sosial never recorded."""
    attempt_failed(
        referral, leg="back", reason="letter_missing", note="Surat rujukan tertinggal di kantor.", by=by
    )
