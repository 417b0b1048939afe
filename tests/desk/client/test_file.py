"""The client file: everything on one page, every opening recorded, a restricted file behind a reason."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clients.actions import stays
from clients.models import Alert, Episode, Opening, Relative
from rptc import audit
from rptc.audit.models import Event
from rptc.lib.actor import Actor
from tests.factories import BedFactory, EpisodeFactory, PersonFactory, ReferralFactory, with_nik

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(sari):
    person = PersonFactory(full_name="Baharuddin Contoh", alias="Udin", phone="+6281355512345")
    with_nik(person)
    return EpisodeFactory(person=person, case_worker=sari, number="K-2026-0398")


def address(case, part=""):
    return f"/clients/{case.person.code}/{part}"


def test_sari_sees_who_it_is_and_what_can_harm_tonight(as_, sari, case):
    Alert.objects.create(person=case.person, kind="allergy", raised_by="Sari")
    Alert.objects.create(person=case.person, kind="identity_unknown", raised_by="Sari")
    Relative.objects.create(person=case.person, name="Ibu Contoh", relation="mother", is_guardian=True)
    answer = as_(sari).get(address(case))
    page = answer.content.decode()
    for words in ("Baharuddin Contoh", "Udin", "K-2026-0398", "Ibu Contoh", "Sari"):
        assert words in page
    assert len(answer.context["bar"]["alerts"]) == 1
    assert "••••••••••••9001" in page
    assert "7371012005149001" not in page


def test_no_name_stands_in_the_title_or_the_address(as_, sari, case):
    page = as_(sari).get(address(case)).content.decode()
    title = page.split("<title>")[1].split("</title>")[0]
    assert "K-2026-0398" in title
    assert "Baharuddin" not in title + address(case)


def test_each_opening_leaves_a_line_that_says_who(as_, sari, andi, case):
    as_(sari).get(address(case))
    as_(andi).get(address(case))
    readers = as_(sari).get(address(case, "readers/")).context["page"].rows
    assert [(e.verb, e.actor_label) for e in readers] == [("file-opened", "Andi"), ("file-opened", "Sari")]


@pytest.mark.parametrize("part", ["", "timeline/", "readers/"])
def test_who_may_not_open_files_finds_nothing(as_, wati, lina, tono, dodi, case, part):
    for user in (wati, lina, tono, dodi):
        assert as_(user).get(address(case, part)).status_code == 403
    assert not Event.objects.reads().exists()


def test_a_restricted_file_opens_with_a_reason_until_tonight(as_, andi, case):
    case.person.restricted = True
    case.person.save()
    client = as_(andi)
    assert client.get(address(case)).url == address(case, "restricted/")
    refused = client.post(address(case, "restricted/"), {"reason": " "})
    assert refused.context["form"].errors
    assert client.get(address(case)).status_code == 302
    opened = client.post(address(case, "restricted/"), {"reason": "Demam tinggi, dokter menanyakan alergi"})
    assert opened.url == address(case)
    assert client.get(address(case)).status_code == 200
    assert Opening.objects.get().reason.startswith("Demam")
    assert Event.objects.filter(verb="restricted-file-opened", actor_label="Andi").exists()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        again = as_(andi)
        assert again.get(address(case)).status_code == 302


def test_the_case_team_and_the_unit_head_need_no_reason(as_, sari, rina, andi, case):
    case.person.restricted = True
    case.person.save()
    assert as_(sari).get(address(case)).status_code == 200
    assert as_(rina).get(address(case)).status_code == 200
    case.team.add(andi)
    assert as_(andi).get(address(case)).status_code == 200


def test_a_child_before_the_law_stands_as_initials(as_, sari):
    from clients.models import LocalClass

    case = EpisodeFactory(
        person__full_name="Nama Rahasia",
        age=15,
        ppks_class=LocalClass.objects.get(code="abh"),
        case_worker=sari,
    )
    assert as_(sari).get(address(case)).context["bar"]["alias"] == "N.R."


def test_the_whole_nik_is_shown_on_request_and_that_is_recorded(as_, sari, case):
    client = as_(sari)
    assert client.get(address(case, "nik/")).status_code == 405
    assert "7371012005149001" in client.post(address(case, "nik/")).content.decode()
    assert Event.objects.filter(verb="nik-read", person_code=case.person.code).count() == 1
    assert client.post(f"/clients/{EpisodeFactory(case_worker=sari).person.code}/nik/").status_code == 404


def test_a_duplicate_leads_to_the_person_it_is(as_, sari, case):
    twin = PersonFactory(canonical=case.person)
    assert as_(sari).get(f"/clients/{twin.code}/").url == address(case)


def test_an_unknown_code_is_not_found(as_, sari):
    assert as_(sari).get("/clients/abcdefgh2345/").status_code == 404


def test_the_timeline_tells_acts_newest_first_and_no_reads(as_, sari, case, by):
    audit.record("attempt-failed", ReferralFactory(episode=case), by=by(sari), reason="letter_missing")
    audit.read("file-opened", case.person, by=by(sari))
    audit.record("case-opened", case, by=Actor.job())
    entries = as_(sari).get(address(case, "timeline/")).context["entries"]
    assert [e.by for e in entries] == ["tick", "Sari"]
    assert entries[1].text == "Surat rujukan tidak dibawa"


class TestNextStep:
    """One thing to do, whatever has happened so far."""

    def step(self, client, case):
        return client.get(address(case)).context["step"]

    def test_first_the_assessment_within_a_day_of_arrival(self, as_, sari, case):
        step = self.step(as_(sari), case)
        assert step.href == f"/clients/episode/{case.code}/assess/"
        assert step.due.at == case.arrived_at + timedelta(hours=24)

    def test_then_a_bed_then_a_referral(self, as_, sari, case, assessed, by):
        assessed(case)
        assert self.step(as_(sari), case).href == f"/clients/beds/admit/?episode={case.code}"
        stays.admit(episode=case, bed=BedFactory(room__children=True), by=by(sari))
        assert self.step(as_(sari), case).href == f"/referrals/for/{case.code}/"

    @pytest.mark.parametrize(
        "state", ["draft", "submitted", "sent", "accepted", "in_service", "ready", "collected"]
    )
    def test_a_running_referral_comes_first(self, as_, sari, case, assessed, state):
        assessed(case)
        now = timezone.now()
        referral = ReferralFactory(
            episode=case, state=state, sent_at=now, handed_over_at=now, collected_at=now
        )
        step = self.step(as_(sari), case)
        assert step.href == f"/referrals/{referral.code}/"
        assert step.text

    def test_somebody_who_went_home_is_offered_no_bed(self, as_, sari, case, assessed, by):
        assessed(case)
        stay = stays.admit(episode=case, bed=BedFactory(room__children=True), by=by(sari))
        stays.discharge(stay=stay, reason="family_reunification", by=by(sari))
        step = self.step(as_(sari), case)
        assert step.text == "Sudah keluar dari RPTC: kasus tetap terbuka"
        assert not step.href

    def test_a_closed_case_leads_back_to_the_search(self, as_, sari, case):
        Episode.objects.update(state="closed", closed_at=timezone.now())
        assert self.step(as_(sari), case).href == "/clients/"


@pytest.mark.parametrize("many", [1, 8])
def test_the_file_asks_the_database_the_same_few_times(
    as_, sari, case, by, django_assert_max_num_queries, many
):
    for n in range(many):
        Relative.objects.create(person=case.person, name=f"Kerabat {n}", relation="sibling")
        ReferralFactory(episode=case, state="declined", ended_at=timezone.now())
    for kind in ["allergy", "pregnant", "self_harm", "medication"][:many]:
        Alert.objects.create(person=case.person, kind=kind, raised_by="Sari")
    stays.admit(episode=case, bed=BedFactory(room__children=True), by=by(sari))
    client = as_(sari)
    client.get("/more/")
    with django_assert_max_num_queries(17):
        assert client.get(address(case)).status_code == 200
