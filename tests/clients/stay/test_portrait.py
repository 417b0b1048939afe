"""A photo is as private as the file it belongs to."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from rptc.audit.models import Event
from rptc.files import store
from tests import factories as make


@pytest.fixture
def photographed(by, rina):
    """`photographed(restricted=True)`: somebody with a photo, and its address."""

    def take(**fields):
        out = io.BytesIO()
        Image.new("RGB", (8, 8), "teal").save(out, "JPEG")
        photo = store.photo(SimpleUploadedFile("Baco.jpg", out.getvalue()), by=by(rina))
        person = make.PersonFactory(photo=photo, **fields)
        return person, f"/clients/{person.code}/photo/"

    return take


def bytes_of(answer):
    """Reading to the end closes the file and the request."""
    return b"".join(answer.streaming_content)


def test_a_social_worker_sees_the_photo_and_is_on_record(as_, sari, photographed):
    person, url = photographed()
    answer = as_(sari).get(url)
    assert answer["Content-Type"] == "image/jpeg" and answer["Cache-Control"] == "no-store"
    assert (
        "sandbox" in answer["Content-Security-Policy"]
        and "script-src" not in answer["Content-Security-Policy"]
    )
    assert Image.open(io.BytesIO(bytes_of(answer))).size == (8, 8)
    event = Event.objects.get(verb="photo-seen")
    assert (event.is_read, event.person_code, event.actor_label) == (True, person.code, "Sari")


def test_the_photo_of_somebody_restricted_is_not_found_except_by_who_may_open_the_file(
    as_, sari, rina, photographed
):
    person, url = photographed(restricted=True)
    assert as_(sari).get(url).status_code == 404
    assert not Event.objects.filter(verb="photo-seen").exists()
    answer = as_(rina).get(url)
    assert answer.status_code == 200 and bytes_of(answer)
    make.EpisodeFactory(person=person, case_worker=sari)
    answer = as_(sari).get(url)
    assert answer.status_code == 200 and bytes_of(answer)


def test_a_photo_never_taken_is_not_found(as_, sari):
    assert as_(sari).get(f"/clients/{make.PersonFactory().code}/photo/").status_code == 404


@pytest.mark.parametrize("who", ["wati", "tono", "lina", "sisca", "dodi"])
def test_who_opens_no_files_sees_no_photo(who, as_, photographed, request):
    _person, url = photographed()
    assert as_(request.getfixturevalue(who)).get(url).status_code == 403


def test_nobody_without_an_account_sees_a_photo(client, photographed):
    _person, url = photographed()
    assert client.get(url).status_code == 302
