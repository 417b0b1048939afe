"""Somebody may be known already: what is shown, what is decided, and who may allow the same NIK."""

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.actions.register import NeedsPermission, submit
from clients.models import Episode, Person, Search
from rptc.audit.models import Event
from rptc.notices.models import Notice
from tests.clients.intake.stories import aco, begin
from tests.factories import EpisodeFactory, PersonFactory, with_nik

pytestmark = pytest.mark.django_db
NIK = "7371011208149001"


@pytest.fixture
def suparman():
    """Known since a closed case, with a NIK."""
    person = PersonFactory(
        full_name="Suparman", birth_date=None, estimated_age=60, estimated_on=timezone.localdate()
    )
    with_nik(person, NIK)
    EpisodeFactory(person=person, state="closed", closed_at=timezone.now())
    return person


def soeparman(**more):
    answers = {"full_name": "Soeparman", "sex": "male", "estimated_age": "61", "identity_status": "stated"}
    return {**answers, "nik_absence_reason": "lost", **more}


def decide(desk, person, same, reason=""):
    data = {"person": person.code, "same": same, "reason": reason}
    return desk.client.post(desk.address("draft-duplicates"), data)


def test_a_likely_double_is_shown_beside_with_the_reasons(as_, sari, suparman):
    desk = begin(as_(sari), sari)
    assert desk.write("identity", **soeparman()).url == desk.address("draft-duplicates")
    page = desk.client.get(desk.address("draft-duplicates"))
    assert page.context["hit"].person == suparman
    assert any(row["reasons"] for row in page.context["rows"])
    assert NIK not in page.content.decode()


def test_nobody_alike_means_no_question(as_, sari, suparman):
    desk = begin(as_(sari), sari)
    assert desk.write("identity", **aco()["identity"]).url == desk.address("draft-section", "family")


def test_no_needs_a_reason_and_is_asked_once(as_, sari, suparman):
    desk = begin(as_(sari), sari)
    desk.write("identity", **soeparman())
    assert "reason" in decide(desk, suparman, "no").context["form"].errors
    decide(desk, suparman, "no", "Bekas luka di dahi")
    assert desk.client.get(desk.address("draft-duplicates")).url == desk.address("draft-section", "family")
    assert desk.write("identity", **soeparman()).url == desk.address("draft-section", "family")
    assert desk.now().decision[suparman.code]["why"] == "Bekas luka di dahi"


def test_yes_this_is_the_person_opens_a_new_case_in_the_same_file(as_, sari, suparman):
    desk = begin(as_(sari), sari)
    desk.write("identity", **soeparman())
    decide(desk, suparman, "yes")
    desk.write_all(identity=soeparman(marks="tato jangkar"))
    desk.send()
    suparman.refresh_from_db()
    assert (suparman.episodes.count(), Person.objects.count(), suparman.marks) == (2, 1, "tato jangkar")


def test_yes_to_somebody_with_an_open_case_is_refused_with_a_link(as_, sari):
    running = EpisodeFactory(
        person__full_name="Suparman",
        person__birth_date=None,
        person__estimated_age=60,
        person__estimated_on=timezone.localdate(),
    )
    desk = begin(as_(sari), sari)
    desk.write("identity", **soeparman())
    page = decide(desk, running.person, "yes")
    assert (
        running.number in page.content.decode()
        and f"/clients/{running.person.code}/" in page.content.decode()
    )
    assert desk.now().person is None


def test_maybe_marks_both_files(as_, sari, suparman):
    desk = begin(as_(sari), sari)
    desk.write("identity", **soeparman())
    decide(desk, suparman, "maybe")
    desk.write_all(identity=soeparman())
    desk.send()
    new = Person.objects.exclude(pk=suparman.pk).get()
    marked = {e.person_code: e.data["other"] for e in Event.objects.filter(verb="possible-duplicate")}
    assert marked == {new.code: suparman.code, suparman.code: new.code}


@pytest.fixture
def twin(as_, sari, suparman):
    """A finished draft with Suparman's NIK, by a writer who says it is somebody else."""
    desk = begin(as_(sari), sari)
    desk.write_all(identity=soeparman(nik=NIK))
    decide(desk, suparman, "no", "Saudara kembar; NIK tertukar")
    return desk


def test_the_same_nik_waits_for_bu_rina(twin, as_, sari, rina, by):
    twin.send()
    assert Episode.objects.running().count() == 0 and twin.now().waits_for_permission
    assert Notice.objects.get(template="duplicate_asked").to == ["role:unit_head"]
    as_(rina)
    assert [d.code for d in twin.client.get(reverse("clients:draft-list")).context["waiting"]] == [
        twin.draft.code
    ]
    page = twin.client.get(twin.address("draft-allow"))
    assert "Saudara kembar" in page.content.decode() and NIK not in page.content.decode()
    assert twin.client.post(twin.address("draft-allow"), {"reason": ""}).status_code == 200
    twin.client.post(twin.address("draft-allow"), {"reason": "Dukcapil memeriksa"})
    as_(sari)
    assert twin.send().url == twin.address("draft-done")
    assert Notice.objects.get(template="duplicate_asked").state == "dropped"
    assert Notice.objects.get(template="duplicate_allowed").to == [f"user:{sari.pk}"]


def test_nobody_else_may_allow_it(twin, as_, sari, andi, by):
    for user in (sari, andi):
        assert as_(user).post(twin.address("draft-allow"), {"reason": "x"}).status_code == 403
    with pytest.raises(NeedsPermission):
        submit(twin.draft, by=by(sari))


def test_a_nik_registered_meanwhile_stops_the_draft(as_, sari, by):
    desk = begin(as_(sari), sari)
    desk.write_all(identity=soeparman(nik=NIK))
    with_nik(PersonFactory(full_name="Orang Lain"), NIK)
    with pytest.raises(NeedsPermission):
        submit(desk.draft, by=by(sari))


def test_a_known_person_from_a_search_starts_with_what_the_file_knows(as_, sari, suparman):
    suparman.relatives.create(name="Hasnah", relation="spouse")
    search = Search.objects.create(user=sari, text="suparman")
    address = reverse("clients:draft-known", args=[search.code, suparman.code])
    client = as_(sari)
    assert "Suparman" in client.get(address).content.decode()
    client.post(address)
    draft = search.drafts.get()
    page = client.get(reverse("clients:draft-section", args=[draft.code, "identity"])).content.decode()
    assert (draft.person, "Suparman" in page, 'name="nik"' in page) == (suparman, True, False)
    assert (
        "Hasnah" in client.get(reverse("clients:draft-section", args=[draft.code, "family"])).content.decode()
    )


def test_a_known_person_with_an_open_case_is_refused_with_a_link(as_, sari):
    running = EpisodeFactory()
    search = Search.objects.create(user=sari, text="x")
    address = reverse("clients:draft-known", args=[search.code, running.person.code])
    for page in (as_(sari).get(address), as_(sari).post(address)):
        assert page.status_code == 409 and running.number in page.content.decode()
    assert not search.drafts.exists()


def test_a_restricted_file_is_no_door_for_strangers_to_it(as_, sari, rina, suparman):
    suparman.restricted = True
    suparman.save()
    search = Search.objects.create(user=sari, text="x")
    assert as_(sari).get(reverse("clients:draft-known", args=[search.code, suparman.code])).status_code == 404
    desk = begin(as_(sari), sari)
    assert desk.write("identity", **soeparman()).url == desk.address("draft-section", "family")
