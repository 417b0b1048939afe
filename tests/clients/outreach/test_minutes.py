"""The minutes of a hand-over: from the record, initials where the law asks, a number, an approval, a paper."""

from django.urls import reverse

from clients.actions import outreach
from clients.models import LocalClass
from clients.outreach import minutes
from rptc.letters.models import Letter
from tests.clients.outreach.conftest import address, reread


def step(letter, name):
    return reverse("clients:minutes-decide", args=[letter.code, name])


def test_the_minutes_list_who_changed_hands_with_counts(sweep, found, hand_over):
    boy = LocalClass.objects.get(code="anak_jalanan")
    found("Aco", age=11, ppks_class=boy, things=2)
    found("Dg. Tati", sex="female", things=1)
    hand_over()
    said = minutes.values(reread(sweep))
    assert (said["clients_count"], said["belongings_count"], said["giver_name"]) == ("2", "3", "Oci")
    assert [row[1] for row in said["found_table"][1:]] == ["Aco", "Dg. Tati"]


def test_who_is_protected_is_written_with_initials(sweep, found, hand_over):
    law = LocalClass.objects.filter(initials_only=True).first()
    found("Aco Baharuddin", age=15, ppks_class=law)
    hand_over()
    assert minutes.values(reread(sweep))["found_table"][1][1] == "A.B."


def test_who_went_home_afterwards_was_handed_over_all_the_same(sweep, found, hand_over, sari, by):
    before, after = found("Aco"), found("Tati", sex="female")
    outreach.not_admitted(before, outcome="refused", by=by(sari))
    hand_over()
    outreach.not_admitted(after, outcome="home_family", by=by(sari))
    assert [row[1] for row in minutes.values(reread(sweep))["found_table"][1:]] == ["Tati"]


def test_from_a_draft_to_an_approved_paper(as_, sweep, found, hand_over, sari, rina):
    found("Aco")
    hand_over()
    as_(sari).post(address("minutes", sweep))
    letter = Letter.objects.get()
    assert as_(sari).get(reverse("clients:minutes-pdf", args=[letter.code])).content[:5] == b"%PDF-"
    given = {"number": "BA/1/RPTC/2026", "day": "2026-11-24"}
    assert as_(sari).post(step(letter, "number"), given).status_code == 302
    assert as_(rina).post(step(letter, "approve"), given).status_code == 302
    letter.refresh_from_db()
    assert letter.approved_by == "Bu Rina"
    assert as_(sari).get(reverse("clients:minutes-pdf", args=[letter.code])).content[:5] == b"%PDF-"


def test_there_are_no_two_minutes_at_once(as_, sweep, found, hand_over, sari):
    found("Aco")
    hand_over()
    for _press in range(2):
        as_(sari).post(address("minutes", sweep))
    assert Letter.objects.count() == 1


def test_there_are_none_before_the_hand_over(as_, sweep, found, sari):
    found("Aco")
    as_(sari).post(address("minutes", sweep))
    assert not Letter.objects.exists()


def test_a_correction_is_said_in_the_minutes(sweep, found, hand_over, oci, by):
    line = found("Aco")
    hand_over()
    outreach.correct(line, seen(), reason="Ternyata perempuan", by=by(oci))
    assert "Ternyata perempuan" in minutes.values(reread(sweep))["corrections"]


def seen():
    from clients.outreach.seen import Seen

    return Seen("Aco", "female")
