"""A small world with one of everything, for tests that visit every address."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import bed_states, belongings, closure, day_notes, leaves, outreach, shift_reports, stays
from clients.actions.closure import incidents
from clients.actions.identity import addresses, households, joining, names, parting, photos, suspecting
from clients.actions.plan import goals, needs, services, steps
from clients.models import (
    Assessment,
    Bed,
    Consent,
    Draft,
    Instrument,
    OpenPoint,
    Register,
    RegisterRow,
    Search,
)
from clients.outreach import minutes
from clients.outreach.seen import Seen
from clients.shifts import Shift
from partners.actions import member as members
from partners.models import Member
from referrals.actions import issues
from referrals.models import CaseloadMove, Extension, Handover, Journey, Link, Promise, ReferralGroup
from referrals.papers import fetch, writing
from referrals.papers.filling import Reading
from referrals.papers.kinds import KINDS
from rptc import letters, notices
from rptc.accounts.actions import people
from rptc.accounts.models import Delegation, Duty
from rptc.clock.models import Holiday
from rptc.letters.actions import texts
from rptc.letters.names import to_ask
from rptc.lib.actor import Actor
from rptc.places.models import Office, Unit
from rptc.sop.deviations import deviate
from rptc.sop.models import Limit, Rung
from tests import factories as f


class World:
    """The things by the words that addresses use for them; `args(name, kwargs)` fills an address."""

    def __init__(self):
        now = timezone.now()
        self.sari = f.UserFactory(username="sari-dunia", full_name="Sari", role="social_worker")
        by = Actor.of(self.sari)
        self.search = Search.objects.create(user=self.sari, text="Baharuddin")
        self.episode = f.EpisodeFactory(case_worker=self.sari)
        self.person = self.episode.person
        f.with_nik(self.person)
        self.draft = Draft.objects.create(search=self.search, owner=self.sari, changed_by=self.sari)
        self.assessment = self._assessment(finished_at=None)
        self.instrument = self._instrument()
        self.bed = Bed.objects.get(
            code="rajawali-01"
        )  # the house is reference data: a second one would outlive a flush
        self.stay = stays.admit(episode=self.episode, bed=self.bed, by=by)
        self._shelter(by)
        self.partner = f.PartnerFactory(started_on=timezone.localdate())
        self.contact = f.ContactFactory(partner=self.partner)
        self.service = f.ServiceFactory(partner=self.partner)
        self.document = f.DocumentFactory(partner=self.partner)
        self.referral = self._referral(now)
        self.extension = Extension.objects.create(
            referral=self.referral,
            reason="client_need",
            days=7,
            asked_side="partner",
            asked_by="Yusuf",
            asked_at=now,
        )
        self.journey = Journey.objects.create(
            referral=self.referral,
            leg="back",
            planned_for=now + timedelta(days=1),
            officer="Andi",
            made_at=now,
            made_by="Sari",
        )
        self.incoming = f.IncomingFactory(partner=self.partner)
        self.report = f.ReportFactory(referral=self.referral)
        self.link = Link.objects.create(referral=self.referral, contact=self.contact)
        self.notice = notices.queue(
            "referral-ready", to=[f"user:{self.sari.pk}"], about=self.referral, key="dunia"
        )
        self.consent = Consent.objects.create(
            person=self.person, purpose="sharing", recipient=self.partner.code, recipient_label=str(self.partner), scope=["alias"],
            given_by="guardian", giver_name="Sitti", means="paper", given_on=timezone.localdate(), recorded_by="Sari",
        )  # fmt: skip
        self._plan(by)
        self.invitation = people.invite(
            username="baru", full_name="Orang Baru", role="auditor", by=Actor.job()
        )
        self.joining = members.invite(
            self.partner,
            full_name="Rekan Baru",
            phone="+6281355500001",
            by=Actor.contact(self.contact, "Yusuf"),
        )
        self.colleague = f.UserFactory(
            username="rekan-dunia", full_name="Mira", role="partner_officer", unit=None
        )
        self.become_member(self.colleague, f.ContactFactory(partner=self.partner, name="Mira", order=2))
        self.unit = Unit.objects.get()
        self.office = Office.objects.get(code="dinas_head")
        self.limit = Limit.objects.get(code="referral_answer", urgency="")
        self.step = Rung.objects.get(code="answer_partner_zero")
        self.holiday = Holiday.objects.filter(date__gt=timezone.localdate()).first()
        self.group = self._group()
        self.letter = self._letter("BA/001/RPTC/2026", by)
        head = f.UserFactory(username="rina-dunia", full_name="Bu Rina", role="unit_head")
        self._identity(by, Actor.of(head))
        self.approved = letters.approve(self._letter("", by), number="BA/002/RPTC/2026", by=Actor.of(head))
        self.text = self._text(by)
        self._stand_ins(now)
        self._register()
        self._ends(by, Actor.of(head))
        self.operation = outreach.start(kind="sweep", place="Jl. Nusantara", by=by)
        self.found = outreach.add(self.operation, Seen("Aco", "male"), key="dunia", by=by)
        self.minutes = self._minutes(by)

    def _minutes(self, by):
        """Minutes of an operation whose people were handed over."""
        given = outreach.start(kind="outreach", place="Jl. Pettarani", by=by)
        outreach.add(given, Seen("Tati", "female"), key="dunia", by=by)
        said = {"giver_name": "Oci", "receiver_name": "Andi", "handover_place": "RPTC"}
        outreach.hand_over(given, **said, by=by)
        return letters.compose(minutes.TEXT, about=given, values=minutes.values(given), by=by)

    def _register(self):
        """A register that is checked, with one faulty row."""
        about = {
            "file": "register.xlsx",
            "sheet": "2023",
            "sheets": ["2023"],
            "row": 1,
            "titles": ["Nama", "Tgl Masuk"],
        }
        self.register = Register.objects.create(
            unit=self.unit, kind="xlsx", sha256="0" * 64, about=about, columns={"0": "full_name", "1": "arrived_on"},
            state="checked", worker=self.sari, rows_total=1, made_by=self.sari, changed_by=self.sari,
        )  # fmt: skip
        told = {"values": {}, "faults": [{"field": "arrived_on", "code": "no_arrival"}], "warnings": []}
        RegisterRow.objects.create(
            register=self.register, line=2, cells={"cells": ["Udin"]}, told=told, verdict="fault"
        )

    def _shelter(self, by):
        """A bed out of order, somebody away with the bed kept, a note, a thing, a report of a shift, an open point."""
        self.room, self.house = self.bed.room, self.bed.room.facility
        other = Bed.objects.get(code="garuda-05")
        self.state = bed_states.out_of_order(bed=other, reason="Kaki patah", by=by)
        self.leave = leaves.go(
            stay=self.stay, kind="hospital", where="RS Contoh", companion="Andi", bed_kept=True, by=by,
            expected_back=timezone.now() + timedelta(days=1), at=self.stay.during.lower + timedelta(microseconds=1),
        )  # fmt: skip
        self.note = day_notes.write(stay=self.stay, kind="day", text="Tenang.", by=by)
        self.thing = belongings.keep(episode=self.episode, what="Tas", by=by)
        self.shift = shift_reports.hand_over(
            facility=self.house, shift=Shift.at(), text="Tenang.", points=["Lampu kamar mandi"], by=by
        )
        self.point = OpenPoint.objects.get()

    def _plan(self, by):
        """A plan of one goal and one step, a service and a need that waits for a decision."""
        self.goal = goals.add(episode=self.episode, domain="social", text="Kembali ke sekolah", by=by)
        self.plan = self.goal.plan
        self.planstep = steps.add(
            goal=self.goal,
            what="Temui sekolah",
            owner="staff",
            worker=self.sari,
            due_on=timezone.localdate(),
            by=by,
        )
        self.done = services.record(episode=self.episode, kind="pp39_social", goal=self.goal, by=by)
        self.need = needs.ask(episode=self.episode, kind="clothing", value=100_000, by=by)

    def _ends(self, by, head):
        """A case whose end waits for the unit head, one that ended with aftercare, somebody missing, a departure."""
        told = {
            "exit_type": "independent", "outcome": "Bekerja", "summary": "Sepuluh hari",
            "extra": dict.fromkeys(["address", "livelihood", "aftercare_plan"], "diisi"),
        }  # fmt: skip
        cases = [f.EpisodeFactory(case_worker=self.sari) for _ in range(3)]
        self.closure = closure.ask(cases[0], **told, by=by)
        self.ended = closure.approve(closure.ask(cases[1], **told, by=by), by=head)
        self.aftercare = self.ended.care
        self.visit = self.aftercare.visits.get()
        seen = timezone.now() - timedelta(hours=3)
        gone = dict.fromkeys(["last_seen_at", "noticed_at", "reported_head_at"], seen.isoformat())
        gone |= {"noticed_by": "Andi", "last_place": "Pagar", "risk_now": "low", "searched_where": "Pasar"}
        self.incident = incidents.record(cases[2], "absconded", gone | {"outcome": "still_missing"}, by=by)
        self.deviation = deviate("intake_record", self.episode, reason="Listrik padam", by=by)

    def _letter(self, number, by):
        """Minutes with what they need; with a number they wait for approval."""
        found, members = fetch.referral(self.sari, self.referral.code)
        read = Reading(KINDS["there"], found, members)
        given = {name: "diisi" for name in to_ask(read.template().required) if not read.known.get(name)}
        letter = writing.write(read, given, by=by)
        return letters.number(letter, number=number, by=by) if number else letter

    def _text(self, by):
        """A version of a text that waits for approval."""
        bodies = {lang: text.body for lang, text in texts.latest("reminder_uncollected_own_unit").items()}
        return texts.write("reminder_uncollected_own_unit", bodies=bodies, version="1.1", by=by)[0]

    def _identity(self, by, head):
        """Another name, an address, a photo, a household; a file that may be the same person's, and two that were joined."""
        self.twin, third, fourth = f.PersonFactory(), f.PersonFactory(), f.PersonFactory()
        self.othername = names.add(self.person, kind="nickname", name="Udin", by=by)
        self.address = addresses.add(self.person, kind="street", text="Pasar Terong", by=by)
        self.portrait = photos.add(self.twin, file=f.photo(by), by=by)
        self.membership = households.join(self.person, other=self.twin, by=by)
        self.suspicion = suspecting.suspect(self.person, other=self.twin, reason="Mirip", by=by)
        self.distinct = parting.two_people(third, self.person, reason="Beda umur", by=head)
        self.merge = joining.join(third, fourth, reason="Wajah sama", by=head)

    def _group(self):
        """A draft and a submitted referral that go together."""
        made = ReferralGroup.objects.create(number="G-2026-9001", partner=self.partner, worker=self.sari)
        for state in ("draft", "submitted"):
            f.ReferralFactory(
                episode__case_worker=self.sari, partner=self.partner, group=made, state=state, submitted_at=timezone.now()
            )  # fmt: skip
        return made

    def become_member(self, user, contact=None):
        """`user` answers for the partner, as its first contact unless another is given."""
        contact = contact or self.contact
        return Member.objects.create(user=user, partner=self.partner, contact=contact, invited_by="Wati")

    def _stand_ins(self, now):
        """A question to the partner, a delegate to come, a duty, and a case load that changed hands."""
        today, andi = timezone.localdate(), f.UserFactory(full_name="Andi", role="shelter_officer")
        self.issue = issues.raise_(
            kind="question", title="Siapa menandatangani?", body="Berita acara belum ditandatangani.", owed_by="partner",
            referral=self.referral, owner_contact=self.contact, by=Actor.of(self.sari),
        )  # fmt: skip
        self.delegation = Delegation.objects.create(
            delegate=andi, kind="plh", starts_on=today + timedelta(days=1), ends_on=today + timedelta(days=2),
            letter_number="800/1", made_by="Bu Rina",
        )  # fmt: skip
        self.duty = Duty.objects.create(
            user=andi, starts_at=now, ends_at=now + timedelta(hours=12), made_by="Bu Rina"
        )
        moved = [{"kind": "case", "code": self.episode.code, "number": self.episode.number}]
        self.caseload = CaseloadMove.objects.create(
            giver=andi, taker=self.sari, reason="load", moved=moved, made_by="Bu Rina"
        )

    def _instrument(self):
        """A draft that follows the published version."""
        used = Instrument.objects.get(code="child_street_followup")
        newer = used.definition | {"version": "1.1"}
        return Instrument.objects.create(
            code=used.code, version="1.1", definition=newer, sha256="x", loaded_by="Bu Rina"
        )

    def _assessment(self, **more):
        instrument = Instrument.objects.get(code="initial_assessment")
        return Assessment.objects.create(
            episode=self.episode, instrument=instrument, started_by=self.sari, changed_by=self.sari, **more
        )

    def _referral(self, now):
        made = f.ReferralFactory(
            episode=self.episode,
            partner=self.partner,
            worker=self.sari,
            state="in_service",
            submitted_at=now,
            sent_at=now,
            approved_at=now,
            answered_at=now,
            handed_over_at=now,
        )
        for clock, owed_by in [("serve_until", "partner"), ("pick_up", "rptc")]:
            due = now + timedelta(days=10)
            Promise.objects.create(
                referral=made,
                clock=clock,
                owed_by=owed_by,
                made_at=now,
                original_due=due,
                due=due,
                due_set_at=now,
            )
        Handover.objects.create(
            referral=made,
            leg="there",
            rptc_at=now,
            rptc_recorded_at=now,
            rptc_by="Sari",
            rptc_means="account",
            partner_at=now,
            partner_recorded_at=now,
            partner_by="Yusuf",
            partner_means="link",
        )
        return made


@pytest.fixture
def world(db):
    return World()
