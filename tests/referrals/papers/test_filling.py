"""What a letter takes from the record, and what it leaves out."""

from datetime import date

import pytest
from django.utils import timezone

from clients.models import Belonging, Consent
from referrals.actions import lifecycle
from referrals.models import Referral, ReferralGroup
from referrals.papers import fetch, writing
from referrals.papers.filling import Reading
from referrals.papers.kinds import KINDS
from rptc import letters
from rptc.letters.names import BY_HAND
from rptc.lib.actor import Actor
from tests.factories import EpisodeFactory, ReferralFactory


@pytest.fixture
def values(rina):
    """`values("referral", referral)`: what the record says for that letter."""

    def go(slug, referral):
        found, members = fetch.referral(rina, referral.code)
        return Reading(KINDS[slug], found, members).known

    return go


def test_without_a_tick_the_client_is_initials_and_the_reason_is_left_to_the_writer(way, values):
    said = values("referral", way.to("draft"))
    assert said["client_display_name"] == "B.D.N." and said["client_age"] == "±9 tahun"
    assert said["referral_reason"] == said["safety_notes"] == ""
    assert "Ngalle" not in str(said) and "Baco" not in str(said)


def test_what_was_ticked_stands_in_the_letter(way, values):
    referral = way.to(
        "draft", shared=["full_name", "purpose"], basis="public_task", no_consent_reason="Mendesak"
    )
    said = values("referral", referral)
    assert (
        said["client_display_name"] == "Baharuddin Daeng Ngalle"
        and said["referral_reason"] == "Pengasuhan untuk Baco"
    )


def test_a_name_is_initials_again_once_the_consent_is_withdrawn(way, values):
    referral = way.to("draft", shared=[])
    Consent.objects.create(
        person=referral.episode.person, purpose="sharing", recipient=referral.partner.code, scope=["full_name"],
        given_by="client", giver_name="Baco", means="paper", given_on=date(2026, 1, 5), recorded_by="Sari",
    )  # fmt: skip
    Referral.objects.filter(pk=referral.pk).update(shared=["full_name"], basis="consent")
    assert values("referral", referral)["client_display_name"] == "Baharuddin Daeng Ngalle"
    Consent.objects.update(withdrawn_at=timezone.now(), withdrawn_by="Sari", withdrawn_reason="Diminta")
    assert values("referral", referral)["client_display_name"] == "B.D.N."


def test_dates_are_those_of_the_promises_and_before_sending_what_sending_now_would_promise(way, values):
    referral = way.to("draft")
    before = {
        name: values("referral", referral)[name]
        for name in ("answer_due", "handover_due", "service_until", "pickup_due")
    }
    way.submitted()
    way.sent()
    after = values("referral", referral)
    assert all(before.values()) and before == {name: after[name] for name in before}
    due = timezone.localtime(referral.promises.get(clock="pick_up").due)
    assert after["pickup_due"].startswith(f"{due.day} ") and after["pickup_due"].endswith(str(due.year))


def test_the_draft_of_a_letter_follows_the_record_until_it_is_approved(way, write, approve):
    referral = way.to("sent")
    letter = write("referral", referral)
    promise = referral.promises.get(clock="pick_up")
    promise.due = promise.due.replace(year=promise.due.year + 1)
    promise.save()
    approved = approve(letter, referral)
    assert approved.values["pickup_due"].endswith(str(promise.due.year))


def test_the_square_of_a_letter_is_the_partners_link_once_there_is_one(way, write):
    referral = way.to("submitted")
    letter = write("referral", referral)
    assert letter.link == ""
    way.sent()
    found, members = fetch.referral(referral.worker, referral.code)
    assert writing.reading(letter, found, members).link.endswith(f"/r/{way.link.token}/")


def test_a_child_in_a_legal_case_is_initials_even_when_the_name_is_ticked(way, values):
    referral = way.to("draft", shared=["full_name"], basis="public_task", no_consent_reason="Mendesak")
    referral.episode.report_class = (
        type(referral.episode.report_class).objects.filter(initials_only=True).first()
    )
    referral.episode.save()
    assert values("referral", referral)["client_display_name"] == "B.D.N."


def test_minutes_before_the_hand_over_leave_lines_to_write_on(way, write):
    referral = way.to("accepted")
    minutes = write("there", referral)
    assert minutes.values["receiver_name"] == minutes.values["client_condition"] == BY_HAND
    assert minutes.values["giver_organisation"].startswith("UPT") and letters.missing(minutes) == []


def test_minutes_after_both_halves_say_who_and_when(way, values, write):
    referral = way.to("in_service")
    Belonging.objects.create(episode=referral.episode, what="Tas sekolah", quantity=2)
    said = values("there", referral)
    assert (said["giver_name"], said["receiver_name"]) == ("Sari", "Yusuf")
    assert ", pukul " in said["handover_datetime_words"]
    assert ["Tas sekolah", "2", ""] in said["belongings_table"]
    assert said["case_code"] == referral.episode.number


def test_minutes_of_the_way_back_know_how_long_and_how_late(way, values):
    said = values("back", way.to("collected"))
    assert (said["days_in_service"], said["days_late"]) == ("0", "0")
    assert (said["giver_name"], said["receiver_name"]) == ("Yusuf", "Sari")


def test_a_missing_answer_is_named_and_a_written_one_is_kept(way, write, sari):
    referral = way.to("sent")
    found, members = fetch.referral(sari, referral.code)
    read = Reading(KINDS["referral"], found, members)
    letter = writing.write(read, {"safety_notes": "Takut air"}, by=Actor.of(sari))
    lacking = letters.missing(letter)
    assert "Alasan rujukan seperlunya" in lacking and "Perhatian keselamatan seperlunya" not in lacking


def test_a_group_has_one_letter_that_lists_all_its_clients(way, sari, write):
    first = way.to("draft")
    other = EpisodeFactory(case_worker=sari, person__full_name="Ani Contoh")
    second = ReferralFactory(episode=other, partner=first.partner, worker=sari)
    group = ReferralGroup.objects.create(number="G-2026-0001", partner=first.partner, worker=sari)
    Referral.objects.filter(pk__in=[first.pk, second.pk]).update(group=group)
    letter = write("referral", second)
    assert letter.template.code == "referral_letter_group" and letter.about_kind == "referralgroup"
    head, *rows = letter.values["clients_table"]
    assert [row[1] for row in rows] == ["B.D.N.", "A.C."] or [row[1] for row in rows] == ["A.C.", "B.D.N."]
    assert letter.values["clients_count"] == "2" and len(head) == 5
    found, members = fetch.referral(sari, first.code)
    assert list(writing.of_referral(found, members)) == [letter]


def test_a_letter_of_a_group_is_hidden_from_whoever_may_not_see_one_of_its_clients(way, sari, wati, write):
    first = way.to("draft")
    other = EpisodeFactory(case_worker=sari, person__restricted=True)
    second = ReferralFactory(episode=other, partner=first.partner, worker=sari)
    group = ReferralGroup.objects.create(number="G-2026-0002", partner=first.partner, worker=sari)
    Referral.objects.filter(pk__in=[first.pk, second.pk]).update(group=group)
    Referral.objects.filter(pk=first.pk).update(group=group)
    found, members = fetch.referral(wati, first.code)
    assert members == [] and list(writing.of_referral(found, members)) == []


def test_a_client_whose_referral_is_over_is_not_listed_in_the_letter_of_the_group(way, sari, write):
    first = way.to("draft")
    others = [
        ReferralFactory(episode=EpisodeFactory(case_worker=sari), partner=first.partner, worker=sari)
        for _ in range(2)
    ]
    group = ReferralGroup.objects.create(number="G-2026-0003", partner=first.partner, worker=sari)
    lifecycle.cancel(others[1], note="Pulang sendiri", by=Actor.of(sari))
    Referral.objects.filter(pk__in=[first.pk, *(other.pk for other in others)]).update(group=group)
    letter = write("referral", first)
    numbers = [row[0] for row in letter.values["clients_table"][1:]]
    assert (
        sorted(numbers) == sorted([first.number, others[0].number]) and letter.values["clients_count"] == "2"
    )
