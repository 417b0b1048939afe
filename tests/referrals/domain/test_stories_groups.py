"""Six stories of several clients, of urgent nights, of calls and of families: who was told what, when and how. What is not in a
list was not said."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import stays
from clients.models import Alert, Relative
from referrals import grouping
from referrals.actions import groups, handovers, lifecycle, links, together
from referrals.actions.family import tell
from referrals.models import Referral
from referrals.refusals import Refused
from referrals.ways import recorded, ways
from rptc.notices.models import Notice
from tests.factories import BedFactory, EpisodeFactory
from tests.referrals.domain.story import Story, wita


class Together(Story):
    """Three children; `self.referral` is the first of them, so that what a single one does may be told too."""

    def begin(self, urgent=False, days=10):
        self.cases = [self.episode, *(EpisodeFactory(case_worker=self.sari.user) for _n in range(2))]
        self.beds = [self.bed, *(BedFactory(room=self.bed.room) for _n in range(2))]
        for case, bed in list(zip(self.cases, self.beds, strict=True))[1:]:
            stays.admit(episode=case, bed=bed, by=self.sari, at=timezone.now() - timedelta(days=1))
        self.group, _found = groups.start(
            episodes=self.cases, partner=self.partner, service="atensi_care", purpose="Bersaudara", serve_days=days, urgent=urgent,
            by=self.sari,
        )  # fmt: skip
        self.referral = self.members[0]
        return self

    @property
    def members(self):
        return list(self.group.referrals.order_by("pk"))

    @property
    def states(self):
        return [member.state for member in self.members]

    def are_sent(self, by=None, **common):
        self.begin(**common)
        together.submit(self.members, by=self.sari)
        together.send(self.members, by=by or self.rina)
        return self

    def one_message_is_opened(self):
        links.told(self.members[0].links.first(), by=self.sari)
        return self

    def are_accepted(self):
        together.accept([m for m in self.members if m.state == "sent"], by=self.yusuf)
        return self

    def go_there(self):
        for member in self.members:
            if member.state == "accepted":
                handovers.confirm(member, leg="there", side="rptc", by=self.sari)
        together.hand_over([m for m in self.members if m.state == "accepted"], by=self.yusuf)
        return self

    def come_back(self, *numbers):
        for n in numbers:
            handovers.confirm(self.members[n], leg="back", side="partner", by=self.yusuf)
            handovers.confirm(self.members[n], leg="back", side="rptc", bed=self.beds[n], by=self.sari)
        return self


@pytest.fixture
def story(sari, rina, partner, bed):
    begun = []

    def begin(text):
        begun.append(Together(sari, rina, partner, bed, text))
        return begun[0]

    yield begin
    for one in begun:
        one.end()


def test_three_go_together_and_come_home_on_different_days(story):
    went = story("2026-02-02 09.00").are_sent().one_message_is_opened()
    assert went.told() == [
        "02-02 09.00 Bu Rina: group-submitted",
        "02-02 09.00 Yusuf by whatsapp: group-sent",
    ]
    went.at("2026-02-03 10.00").are_accepted()
    together.plan(
        went.members, leg="there", planned_for=wita("2026-02-04 09.00"), officer="Fadil", by=went.sari
    )
    went.one_message_is_opened().at("2026-02-04 10.00").go_there()
    assert went.told(since="2026-02-03 00.00") == [
        *3 * ["03-02 10.00 Sari: accepted"],
        "03-02 10.00 Yusuf by whatsapp: group-journey-planned",  # one journey, one message
        *3 * ["04-02 10.00 Yusuf by whatsapp: half-confirmed"],
        *3 * ["04-02 10.00 Sari: in-service"],
    ]
    went.at("2026-02-10 09.00")
    lifecycle.ready(went.members[0], by=went.yusuf)
    went.at("2026-02-11 10.00").come_back(0).at("2026-02-18 10.00").come_back(1)
    assert went.states == ["collected", "collected", "in_service"]
    went.at("2026-03-10 10.00")
    assert went.told(since="2026-02-18 11.00") == [  # of the third alone: nobody of RPTC came for it
        "19-02 00.01 Bu Rina: pick_up_rptc_plus1",
        "20-02 00.01 Bu Rina: undone",
        "21-02 00.01 Bu Rina: pick_up_rptc_plus3",
        "23-02 08.00 Bu Rina by email: pick_up_rptc_plus3",
        "23-02 08.00 Yusuf by whatsapp: pick_up_rptc_plus3 (told)",
        "25-02 00.01 Bu Rina: pick_up_rptc_plus7 (told)",
        "25-02 00.01 Bu Rina: undone",
        "25-02 08.00 Head of the social office by official_letter: pick_up_rptc_plus7",
        "27-02 00.01 Bu Rina: undone",
        "04-03 00.01 Head of the social office: pick_up_rptc_plus14",
        "04-03 00.01 Bu Rina: pick_up_rptc_plus14",
    ]
    assert set(
        Notice.objects.filter(queued_at__gte=wita("2026-02-18 11.00")).values_list("about_code", flat=True)
    ) == {went.members[2].code}


def test_one_is_declined_and_the_others_go(story):
    went = story("2026-02-02 09.00").are_sent().one_message_is_opened().at("2026-02-03 10.00")
    lifecycle.decline(went.members[1], reason="full", by=went.yusuf)
    went.are_accepted().at("2026-02-04 10.00").go_there()
    assert went.states == ["in_service", "declined", "in_service"]
    assert went.told(since="2026-02-03 00.00") == [
        "03-02 10.00 Sari: declined",
        *2 * ["03-02 10.00 Sari: accepted"],
        *2 * ["04-02 10.00 Yusuf by whatsapp: half-confirmed"],
        *2 * ["04-02 10.00 Sari: in-service"],
    ]
    went.at("2026-03-05 09.00")
    told = went.told(since="2026-02-04 11.00")
    assert told.count("21-02 00.01 Bu Rina: pick_up_rptc_plus3") == 2  # each promise has its ladder
    declined = Notice.objects.filter(about_code=went.members[1].code, queued_at__gte=wita("2026-02-04 11.00"))
    assert not declined.exists()


def test_a_silent_partner_is_reminded_of_three_with_one_message_to_carry(story):
    silent = story("2026-02-02 09.00").are_sent().one_message_is_opened().at("2026-02-04 09.00")
    assert silent.told(since="2026-02-03 00.00") == [
        *3 * ["04-02 00.01 Sari: answer_partner_zero (told)"],
        *3 * ["04-02 08.00 Yusuf by whatsapp: answer_partner_zero"],
    ]
    held = list(Notice.objects.filter(channel="whatsapp", state="queued"))
    assert len(grouping.once(held)) == 1  # to carry: one message with the door of all
    assert links.told(silent.members[1].links.first(), by=silent.sari) == 3
    silent.at("2026-03-10 09.00")
    assert silent.told(since="2026-02-04 10.00") == [
        *3 * ["05-02 00.01 Sari: answer_partner_plus1 (told)"],
        *3
        * [
            "05-02 08.00 Mira by whatsapp: answer_partner_plus1",
            "05-02 08.00 Mira by phone: answer_partner_plus1",
        ],
        *3 * ["06-02 00.01 Bu Rina: answer_partner_plus2", "06-02 00.01 Sari: answer_partner_plus2 (told)"],
        *3 * ["07-02 00.01 Bu Rina: undone"],  # Thursday's messages to Mira were left
    ]
    assert silent.states == ["sent"] * 3


def test_three_at_night_by_the_duty_worker_and_the_head_objects_to_one(story):
    night = story("2026-02-02 23.30")
    night.are_sent(by=night.sari, urgent=True)
    assert night.told() == [
        "02-02 23.30 Bu Rina: group-submitted",
        "02-02 23.30 Yusuf by whatsapp: group-sent",
        "02-02 23.30 Bu Rina: to-approve",
        "02-02 23.30 duty officer by phone: urgent_now",
        "02-02 23.30 duty officer: urgent_now",
        "02-02 23.30 Bu Rina by phone: urgent_now",
        "02-02 23.30 Bu Rina: urgent_now",
    ]
    night.at("2026-02-03 07.45")
    lifecycle.object_urgent(night.members[0], note="Ada tempat di rumah sendiri", by=night.rina)
    lifecycle.approve_afterwards(night.members[1], by=night.rina)
    assert night.told(since="2026-02-03 00.00") == ["03-02 07.45 Sari: objected"]
    assert list(Referral.objects.unapproved()) == [night.members[2]]
    night.at("2026-02-03 09.00").are_accepted()
    assert night.states == ["accepted"] * 3  # an objection undoes nothing
    night.at("2026-03-06 09.00")
    assert list(Referral.objects.unapproved()) == [night.members[2]]  # it waits as long as it takes
    assert night.told(since="2026-02-05 00.00").count("07-02 00.01 Bu Rina: hand_over_rptc_plus1") == 3


def test_a_partner_that_only_answers_the_phone_is_never_asked_for_what_it_said(story):
    call = story("2026-02-02 09.00").is_sent(days=10, opened=False).at("2026-02-03 10.00")
    said = {"by": call.sari, "for_partner_note": "Yusuf", "means": "phone"}
    lifecycle.accept(call.referral, at=wita("2026-02-02 15.00"), **said)
    assert not call.waiting(channel="whatsapp")  # the message that asks for the answer is moot
    call.at("2026-02-04 10.00").rptc_gives().at("2026-02-10 11.00")
    minutes = {"happened_at": wita("2026-02-04 10.30"), "signed_by": "Yusuf", "note": "Berita acara"}
    handovers.record_other_half(call.referral, leg="there", by=call.rina, **minutes)
    assert call.told(since="2026-02-03 11.00") == [
        "04-02 10.00 Yusuf by whatsapp: half-confirmed",
        "06-02 00.01 Bu Rina: undone",
        "10-02 00.01 Bu Rina: half-overdue",
        "10-02 11.00 Sari: in-service",
    ]
    call.at("2026-02-13 09.00").referral.refresh_from_db()
    lifecycle.ready(call.referral, **(said | {"means": "person", "for_partner_note": "Mira"}))
    call.at("2026-02-16 10.00").partner_gives().rptc_takes().at("2026-04-16 09.00")
    assert call.told(since="2026-02-10 12.00") == [
        "12-02 00.01 Sari: serve_until_partner_minus3 (told)",
        "12-02 08.00 Yusuf by whatsapp: serve_until_partner_minus3",
        "13-02 09.00 Sari: ready",
        "15-02 00.01 Sari: pick_up_rptc_minus1",
        "16-02 00.01 Sari: pick_up_rptc_zero",
        "16-02 10.00 Sari: half-confirmed",
        "16-02 10.00 Sari: collected",
    ]
    counts = ways(call.partner, wita("2026-01-01 00.00"))
    assert counts == {"phone": 1, "person": 1, "paper": 1, "link": 1} and recorded(counts) == (1, 3)


def test_a_family_hears_of_each_step_until_an_alert_forbids_it(story):
    told = story("2026-02-02 09.00").is_sent(days=10)
    person = told.episode.person
    granny = Relative.objects.create(
        person=person, name="Nenek Sitti", relation="grandparent", is_guardian=True
    )
    assert list(Referral.objects.family_untold()) == [told.referral]
    tell(told.referral, means="phone", relative=granny, by=told.sari)
    told.at("2026-02-03 09.00").is_accepted().at("2026-02-04 10.00").goes_there()
    assert list(Referral.objects.family_untold()) == [told.referral]
    alert = Alert.objects.create(person=person, kind="do_not_contact_family", raised_by="Sari")
    assert not Referral.objects.family_untold().exists()  # nobody is asked to call them
    with pytest.raises(Refused):
        tell(told.referral, means="phone", relative=granny, by=told.sari)
    told.at("2026-02-20 09.00")
    Alert.objects.filter(pk=alert.pk).update(ended_at=timezone.now(), ended_by="Bu Rina")
    assert list(Referral.objects.family_untold()) == [told.referral]
    tell(told.referral, means="person", relative=granny, by=told.sari)
    told.at("2026-02-23 10.00").partner_gives().rptc_takes().at("2026-05-04 09.00")
    assert list(Referral.objects.family_untold()) == [told.referral]  # home, and nobody has called
    tell(told.referral, means="not_told", reason="Nenek sudah pindah", by=told.sari)
    words = told.referral.family_words.order_by("at").values_list("about", "means")
    assert list(words) == [("sent", "phone"), ("handed_over", "person"), ("collected", "not_told")]
    assert not [line for line in told.told() if "family" in line or "Sitti" in line]  # derived, never pushed
