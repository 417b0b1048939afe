"""Nobody reads about a person without leaving a row that says who, and no way round shows a restricted file."""

import pytest
from django.urls import reverse

from clients.models import Draft
from rptc.audit.models import Event
from tests.clients.intake.stories import aco, begin
from tests.factories import EpisodeFactory, PersonFactory

pytestmark = pytest.mark.django_db


def reads(verb, user):
    return list(Event.objects.filter(verb=verb, is_read=True, actor_id=str(user.pk)))


def test_somebody_elses_intake_is_read_on_record_and_ones_own_is_not(as_, sari, oci):
    known = PersonFactory()
    desk = begin(as_(sari), sari)
    Draft.objects.filter(pk=desk.draft.pk).update(person=known)
    desk.client.get(desk.address("draft"))
    as_(oci).get(desk.address("draft-section", "identity"))
    assert reads("draft-opened", sari) == []
    assert [event.person_code for event in reads("draft-opened", oci)] == [known.code]


def test_a_file_shown_beside_an_intake_is_a_reading(as_, sari):
    known = PersonFactory(full_name="Suparman Daeng Nai", sex="male")
    desk = begin(as_(sari), sari)
    desk.write("arrival", **aco()["arrival"])
    desk.write(
        "identity", **aco()["identity"] | {"full_name": "Suparman Daeng Nai", "birth_date": "20-05-2014"}
    )
    page = desk.client.get(desk.address("draft-duplicates"))
    assert page.status_code == 200 and page.context["hit"].person == known
    assert known.code in [event.person_code for event in reads("file-compared", sari)]


def test_who_looks_up_the_readers_is_a_reader(as_, rina):
    person = EpisodeFactory().person
    as_(rina).get(reverse("desk:client-readers", args=[person.code]))
    assert [event.person_code for event in reads("readers-opened", rina)] == [person.code]


def test_no_way_round_shows_a_restricted_person(as_, andi, house_of):
    stay, episode = house_of
    ways = [
        "/", "/mine/", "/clients/beds/", "/clients/drafts/", "/partners/", "/reports/table1/cases/",
        f"/clients/beds/admit/?episode={episode.code}", f"/clients/beds/{stay.code}/move/",
        f"/clients/beds/{stay.code}/discharge/", f"/clients/{episode.person.code}/",
        f"/clients/{episode.person.code}/timeline/", f"/clients/{episode.person.code}/readers/",
        f"/clients/{episode.person.code}/photo/", f"/referrals/for/{episode.code}/", "/referrals/",
    ]  # fmt: skip
    client = as_(andi)
    for way in ways:
        assert b"Qonitah" not in client.get(way, follow=True).content, way
    found = client.post("/clients/", {"text": "Zubaedah"}, follow=True)
    assert found.context["restricted"] == 1 and b"Qonitah" not in found.content
    door = found.redirect_chain[0][0] + f"known/{episode.person.code}/"
    assert client.get(door).status_code == client.post(door).status_code == 404


@pytest.fixture
def house_of(sari, by, db):
    """A restricted person of Sari's who sleeps in the house."""
    from clients.actions import stays
    from tests.factories import BedFactory

    person = PersonFactory(full_name="Zubaedah Qonitah", alias="Qonitah", restricted=True)
    episode = EpisodeFactory(person=person, case_worker=sari)
    room = BedFactory()
    return stays.admit(episode=episode, bed=room, reason="Aman di sini", by=by(sari)), episode
