"""Who may register, see drafts, take them over, drop them and void a case."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from clients.actions.refused import Refused
from clients.actions.register import void
from clients.models import Draft, Episode
from rptc.flow import NotAllowed
from tests.clients.intake.stories import aco, begin
from tests.factories import EpisodeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(as_, sari):
    return begin(as_(sari), sari)


@pytest.mark.parametrize("who", ["wati", "tono", "lina", "sisca", "dodi"])
def test_others_do_not_register(desk, as_, who, request):
    client = as_(request.getfixturevalue(who))
    for name in ("draft", "draft-check", "draft-done", "draft-duplicates", "draft-emergency"):
        assert client.get(desk.address(name)).status_code == 403
    assert client.get(desk.address("draft-section", "identity")).status_code == 403
    assert client.get(reverse("clients:draft-list")).status_code == 403


def test_an_outreach_officer_a_shelter_officer_and_the_unit_head_do(desk, as_, oci, andi, rina):
    for user in (oci, andi, rina):
        assert as_(user).get(desk.address("draft")).status_code == 200


def test_a_draft_of_a_restricted_person_is_hidden_like_the_file(as_, sari, andi, rina):
    desk = begin(as_(sari), sari)
    person = EpisodeFactory(
        state="closed", closed_at=timezone.now(), case_worker=sari, person__restricted=True
    ).person
    Draft.objects.filter(pk=desk.draft.pk).update(person=person)
    assert [as_(user).get(desk.address("draft")).status_code for user in (sari, rina, andi)] == [
        200,
        200,
        404,
    ]


def test_the_list_shows_mine_first_and_other_peoples_with_their_age(desk, as_, sari, andi):
    desk.write("identity", "draft", alias="Aco")
    page = as_(andi).get(reverse("clients:draft-list"))
    assert ([d.code for d in page.context["mine"]], [d.name for d in page.context["others"]]) == ([], ["Aco"])
    assert [d.code for d in as_(sari).get(reverse("clients:draft-list")).context["mine"]] == [desk.draft.code]


def test_an_abandoned_draft_comes_to_the_unit_head_who_takes_it_over_or_drops_it(desk, as_, sari, andi, rina):
    old = timezone.now() - timedelta(hours=25)
    Draft.objects.filter(pk=desk.draft.pk).update(changed_at=old)
    assert as_(andi).get(reverse("clients:draft-list")).context["abandoned"] == []
    assert as_(andi).post(desk.address("draft-take-over")).status_code == 403
    assert [d.code for d in as_(rina).get(reverse("clients:draft-list")).context["abandoned"]] == [
        desk.draft.code
    ]
    as_(rina).post(desk.address("draft-take-over"))
    assert desk.now().owner == rina
    assert as_(rina).post(desk.address("draft-drop"), {"reason": ""}).status_code == 200
    as_(rina).post(desk.address("draft-drop"), {"reason": "Klien pergi"})
    assert desk.now().dropped_reason == "Klien pergi"
    assert as_(sari).get(desk.address("draft")).url == reverse("clients:draft-list")


def test_nobody_drops_what_somebody_else_is_writing(desk, as_, andi, rina):
    for user in (andi, rina):
        assert as_(user).post(desk.address("draft-drop"), {"reason": "x"}).status_code == 403
    assert desk.now().dropped_at is None


def test_a_dropped_draft_takes_no_more_answers(desk, as_, sari):
    seen = desk.see("identity").context
    desk.client.post(desk.address("draft-drop"), {"reason": "Salah orang"})
    desk.client.post(desk.address("draft-section", "identity"), {"version": seen["version"], "alias": "Aco"})
    assert "identity" not in desk.now().answers


def test_the_unit_head_voids_what_was_recorded_by_mistake(desk, as_, sari, rina, by):
    desk.write_all()
    desk.send()
    episode = Episode.objects.get()
    address = reverse("clients:episode-void", args=[episode.code])
    assert as_(sari).post(address, {"reason": "Dobel"}).status_code == 403
    assert as_(rina).post(address, {"reason": ""}).status_code == 200
    as_(rina).post(address, {"reason": "Dobel"})
    episode.refresh_from_db()
    assert (episode.state, episode.exit_note) == ("void", "Dobel")
    assert not Episode.objects.counted().exists()
    assert void(episode, "lagi", by(rina)).exit_note == "Dobel"
    with pytest.raises(NotAllowed):
        void(episode, "x", by(sari))


def test_a_case_with_an_open_stay_is_not_voided(rina, by):
    from psycopg2.extras import DateTimeTZRange

    from tests.factories import FacilityFactory

    episode = EpisodeFactory()
    episode.stays.create(
        person=episode.person,
        facility=FacilityFactory(),
        during=DateTimeTZRange(episode.arrived_at, None),
        overflow_place="Aula",
        overflow_reason="penuh",
    )
    with pytest.raises(Refused):
        void(episode, "Dobel", by(rina))


def test_voiding_an_emergency_case_drops_what_was_to_complete_it(as_, sari, rina, by):
    from tests.clients.intake.test_emergency import TEN, post

    desk = begin(as_(sari), sari, "emergency")
    post(desk, **TEN)
    void(Episode.objects.get(), "Salah catat", by(rina))
    assert not Draft.objects.unfinished().exists()


def picture():
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "JPEG")
    return SimpleUploadedFile("aco.jpg", made.getvalue(), "image/jpeg")


def test_a_photo_is_taken_replaced_seen_and_removed(desk, as_, andi, tono):
    desk.write("photo", photo=picture(), documents=["ktp"])
    first = desk.now().photo
    desk.write("photo", photo=picture(), documents=["ktp"])
    assert desk.now().photo not in (None, first)
    shown = as_(andi).get(desk.address("draft-photo"))
    assert (shown["Content-Type"], b"".join(shown.streaming_content)[:2]) == ("image/jpeg", b"\xff\xd8")
    assert as_(tono).get(desk.address("draft-photo")).status_code == 403
    as_(andi)
    desk.write("photo", "use", use="no-photo")
    assert desk.now().photo is None
    assert desk.client.get(desk.address("draft-photo")).status_code == 404


def test_a_wrong_file_is_refused_in_words_and_the_papers_stay_ticked(desk):
    page = desk.write("photo", photo=SimpleUploadedFile("x.jpg", b"MZ not a photo"), documents=["ktp"])
    assert "photo" in page.context["form"].errors
    assert desk.now().answers["photo"]["data"]["documents"] == ["ktp"]


def test_the_photo_and_the_papers_come_into_the_file(desk):
    desk.write_all(photo={"documents": ["ktp", "kk"], "photo": picture()}, identity=aco()["identity"])
    desk.send()
    episode = Episode.objects.get()
    assert episode.person.photo == desk.now().photo is not None
    assert episode.belongings.count() == 2
