"""Search before create, in a truck: a likely known person is shown with reasons, and only a person decides."""

from django.urls import reverse

from clients.actions import decisions, outreach
from clients.models import Person
from clients.outreach.seen import Seen
from tests.clients.outreach.conftest import address
from tests.factories import EpisodeFactory, PersonFactory


def test_somebody_known_is_shown_with_reasons_and_nothing_is_linked(as_, oci, sweep, found):
    known = PersonFactory(full_name="Baharuddin Rauf Tompo")
    line = found("Baharudin Rauf Tompo", age=12)
    page = as_(oci).get(address("detail", sweep)).content.decode()
    assert "Mungkin sudah dikenal" in page
    assert "Baharuddin Rauf Tompo" in page
    assert line.alike[0]["person"] == known.code
    assert line.alike[0]["why"]
    assert line.draft.person is None


def test_the_comparison_is_the_one_of_every_intake(as_, oci, sweep, found):
    PersonFactory(full_name="Baharuddin Rauf Tompo")
    line = found("Baharuddin Rauf Tompo")
    page = as_(oci).get(reverse("clients:draft-duplicates", args=[line.draft.code])).content.decode()
    assert "Baharuddin Rauf Tompo" in page
    assert (
        reverse("clients:draft-duplicates", args=[line.draft.code])
        in as_(oci).get(address("detail", sweep)).content.decode()
    )


def test_a_decision_links_the_draft_and_the_hint_goes(as_, oci, by, sweep, found):
    known = PersonFactory(full_name="Baharuddin Rauf Tompo")
    line = found("Baharuddin Rauf Tompo")
    decisions.decide(line.draft, known, same="yes", by=by(oci))
    page = as_(oci).get(address("detail", sweep)).content.decode()
    assert "Mungkin sudah dikenal" not in page
    assert "Klien yang sudah dikenal:" in page


def test_a_no_lets_the_hint_go_too(as_, oci, by, sweep, found):
    known = PersonFactory(full_name="Baharuddin Rauf Tompo")
    line = found("Baharuddin Rauf Tompo")
    decisions.decide(line.draft, known, same="no", reason="Tidak ada bekas luka", by=by(oci))
    assert "Mungkin sudah dikenal" not in as_(oci).get(address("detail", sweep)).content.decode()


def test_a_restricted_file_is_not_named_to_who_may_not_open_it(as_, oci, sari, rina, sweep, by):
    hidden = EpisodeFactory(
        person__full_name="Hasnah Lewa Patta", person__restricted=True, case_worker=sari
    ).person
    outreach.add(sweep, Seen("Hasnah Lewa Pata", "male"), key="a", by=by(rina))  # she may see the file
    assert hidden.full_name in as_(rina).get(address("detail", sweep)).content.decode()
    assert hidden.full_name not in as_(oci).get(address("detail", sweep)).content.decode()


def test_a_line_about_a_restricted_file_keeps_its_number_and_loses_its_name(as_, oci, rina, by, sweep, found):
    line = found("Hasnah Lewa")
    decisions.decide(line.draft, PersonFactory(restricted=True), same="yes", by=by(rina))
    page = as_(oci).get(address("detail", sweep)).content.decode()
    assert "Hasnah Lewa" not in page
    assert "Berkas terbatas" in page
    assert as_(oci).get(reverse("clients:found-settle", args=[line.code])).status_code == 404


def test_nobody_alike_says_nothing(as_, oci, sweep, found):
    PersonFactory(full_name="Syamsuddin Lallo")
    found("Rosmini Dollah", sex="female")
    assert "Mungkin sudah dikenal" not in as_(oci).get(address("detail", sweep)).content.decode()
    assert Person.objects.count() == 1
