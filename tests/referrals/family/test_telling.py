"""The family is told where the file allows it, and why not where nobody was."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from clients.models import Relative
from referrals import family
from referrals.actions import handovers, lifecycle
from referrals.actions.family import tell
from referrals.models import FamilyWord, Referral
from referrals.refusals import Refused
from rptc.audit.models import Event
from rptc.flow import NotAllowed, NotNow
from rptc.sop.models import Deviation
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
NEVER = ["Baharuddin", "Contoh", "rujuk", "refer", "Sentra", "anak", "child"]


def untold():
    return list(Referral.objects.family_untold())


def test_sari_calls_the_grandmother_after_sending_and_it_stands_in_the_file(world, kin):
    referral = world.sent()
    word = tell(referral, means="phone", relative=kin["granny"], by=world.sari)
    assert (word.about, word.by, word.relative) == ("sent", "Sari", kin["granny"])
    event = Event.objects.get(verb="family-told")
    assert event.data == {"about": "sent", "means": "phone"} and "Sitti" not in str(event.data)


def test_the_guardian_is_called_first(world, kin):
    assert [one.name for one in family.relatives(world.episode.person)] == ["Nenek Sitti", "Ibu Murni"]


def test_a_message_names_a_number_and_a_code_and_nobody(world, kin, settings):
    referral = world.sent()
    text = family.text(referral)
    assert referral.number in text and settings.UNIT_PHONE in text and "RPTC" in text
    assert not [word for word in NEVER if word.lower() in text.lower()]
    assert "wa.me/6281366667777?" in family.href(referral, kin["granny"])


def test_where_the_place_is_secret_the_message_does_not_even_name_rptc(world, kin, alert):
    referral = world.sent()
    alert("do_not_disclose_location")
    assert family.alerts(world.episode.person) == {family.HIDDEN}
    text = family.text(referral, secret=True)
    assert "RPTC" not in text and referral.number in text
    assert tell(referral, means="whatsapp", relative=kin["mother"], by=world.sari).pk


def test_an_alert_stops_the_worker_and_asks_the_head_for_a_reason(world, kin, alert):
    referral = world.sent()
    alert("do_not_contact_family")
    with pytest.raises(Refused, match="Ask the unit head"):
        tell(referral, means="phone", relative=kin["mother"], by=world.sari)
    with pytest.raises(Refused, match="Say why"):
        tell(referral, means="phone", relative=kin["mother"], by=world.rina)
    assert (
        not FamilyWord.objects.exists()
        and not Deviation.objects.filter(rule="family_contact_forbidden").exists()
    )
    tell(referral, means="phone", relative=kin["mother"], reason="Putusan pengadilan", by=world.rina)
    assert Deviation.objects.get(rule="family_contact_forbidden").reason == "Putusan pengadilan"


def test_an_ended_alert_forbids_nothing(world, kin, alert):
    referral, raised = world.sent(), alert("do_not_contact_family")
    raised.ended_at = timezone.now()
    raised.save()
    assert tell(referral, means="phone", relative=kin["mother"], by=world.sari).pk


def test_that_nobody_was_told_needs_a_reason_and_no_relative(world):
    referral = world.sent()
    with pytest.raises(Refused, match="nobody"):
        tell(referral, means="not_told", by=world.sari)
    word = tell(referral, means="not_told", reason="Keluarga belum ditemukan", by=world.sari)
    assert word.relative is None and Event.objects.filter(verb="family-not-told").exists()


def test_a_relative_of_somebody_else_is_nobody_to_tell(world):
    stranger = Relative.objects.create(person=PersonFactory(), name="Orang Lain", relation="mother")
    with pytest.raises(Refused, match="Choose who"):
        tell(world.sent(), means="phone", relative=stranger, by=world.sari)


def test_nothing_is_told_before_sending_or_by_others_or_ahead_of_time(world, kin):
    with pytest.raises(NotNow):
        tell(world.submitted(), means="phone", relative=kin["granny"], by=world.sari)
    referral = Referral.objects.get()
    lifecycle.approve_and_send(referral, by=world.rina)
    for who in (world.yusuf, world.tono):
        with pytest.raises(NotAllowed):
            tell(referral, means="phone", relative=kin["granny"], by=who)
    with pytest.raises(Refused, match="future"):
        tell(
            referral,
            means="phone",
            relative=kin["granny"],
            at=timezone.now() + timedelta(hours=1),
            by=world.sari,
        )
    with pytest.raises(Refused, match="after"):
        tell(
            referral,
            means="phone",
            relative=kin["granny"],
            at=referral.sent_at - timedelta(days=1),
            by=world.sari,
        )


def test_each_step_of_a_child_asks_anew_until_the_end(world, kin):
    referral = world.sent()
    assert untold() == [referral]
    tell(referral, means="phone", relative=kin["granny"], by=world.sari)
    assert untold() == []
    lifecycle.accept(referral, by=world.yusuf)
    assert untold() == []  # a partner's yes is no news of its own
    for side, who in (("rptc", world.sari), ("partner", world.yusuf)):
        handovers.confirm(referral, leg="there", side=side, by=who)
    assert untold() == [referral] and family.step(Referral.objects.get()) == "handed_over"
    tell(referral, means="not_told", reason="Nomor tidak aktif", by=world.sari)
    assert untold() == []
    handovers.confirm(referral, leg="back", side="partner", by=world.yusuf)
    handovers.confirm(referral, leg="back", side="rptc", bed=world.bed, by=world.sari)
    assert untold() == [referral] and family.step(Referral.objects.get()) == "collected"
    lifecycle.close(referral, outcome="Kembali", by=world.sari)
    assert untold() == []


def test_an_adult_without_a_guardian_on_file_asks_for_nobody(world):
    person = world.episode.person
    person.birth_date = date(1980, 1, 1)
    person.save()
    referral = world.sent()
    assert untold() == []
    Relative.objects.create(person=person, name="Pak Wali", relation="guardian", is_guardian=True)
    assert untold() == [referral]


def test_eighteen_today_is_no_child_any_more(world, monday):
    person = world.episode.person
    person.birth_date = date(2008, 2, 2)
    person.save()
    referral = world.sent()
    assert untold() == []
    person.birth_date = date(2008, 2, 3)
    person.save()
    assert untold() == [referral]


def test_nobody_is_asked_to_call_a_family_that_must_not_be_called(world, kin, alert):
    world.sent()
    alert("do_not_contact_family")
    assert untold() == []
