"""Registration as an action: what it makes, fixes and refuses."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from clients.actions.refused import Refused
from clients.actions.register import register
from clients.models import Episode, LocalClass, Person
from rptc.audit.models import Event
from rptc.sop.models import Deviation
from tests.factories import EpisodeFactory, PersonFactory

pytestmark = pytest.mark.django_db


def a_child(**more):
    return {"alias": "Aco", "sex": "male", "estimated_age": 11, **more}


def a_case(ppks_class="anak_jalanan", hours=1, **more):
    local = LocalClass.objects.select_related("parent", "parent_under_18").get(code=ppks_class)
    return {
        "arrived_at": timezone.now() - timedelta(hours=hours),
        "source": "trc_outreach",
        "ppks_class": local,
        **more,
    }


def test_a_child_with_only_an_alias_is_registered(sari, by):
    episode = register(person=a_child(), episode=a_case(), by=by(sari))
    assert (episode.person.full_name, episode.person.display_name) == ("", "Aco")
    assert (episode.age, episode.sex, episode.report_class.code) == (11, "male", "anak_jalanan")
    assert (episode.case_worker, episode.unit) == (sari, sari.unit)
    assert episode.person.estimated_on == episode.arrival_date


def test_the_number_carries_the_year_of_arrival_and_counts_on(sari, by):
    first, second = (register(person=a_child(), episode=a_case(), by=by(sari)) for _ in range(2))
    year = first.arrival_date.year
    assert (first.number, second.number) == (f"K-{year}-0001", f"K-{year}-0002")


def test_arrival_at_one_in_the_night_of_makassar_counts_on_that_day(sari, by):
    arrived = timezone.datetime(2026, 1, 1, 1, tzinfo=timezone.get_default_timezone())
    episode = register(person=a_child(), episode=a_case(arrived_at=arrived), by=by(sari))
    assert (episode.arrival_date, episode.number[:6]) == (date(2026, 1, 1), "K-2026")


def test_nobody_arrives_in_the_future(sari, by):
    with pytest.raises(Refused):
        register(person=a_child(), episode=a_case(hours=-1), by=by(sari))
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("age", "row", "types"),
    [
        (12, "anak_jalanan", {"anak_jalanan"}),
        (18, "gelandangan_pengemis", {"pengemis"}),
        (None, "gelandangan_pengemis", {"pengemis"}),
    ],
)
def test_a_busker_under_18_counts_as_a_street_child(sari, by, age, row, types):
    episode = register(person=a_child(estimated_age=age), episode=a_case("pengamen"), by=by(sari))
    assert episode.report_class.code == row
    assert set(episode.national_types.values_list("code", flat=True)) == types


def test_a_girl_in_prostitution_is_recorded_as_a_victim(sari, by):
    episode = register(
        person=a_child(sex="female", estimated_age=16), episode=a_case("tuna_susila"), by=by(sari)
    )
    types = set(episode.national_types.values_list("code", flat=True))
    assert types == {"anak_korban_kekerasan", "anak_perlindungan_khusus", "korban_trafficking"}
    assert [a.kind for a in episode.person.alerts.all()] == ["exploitation_suspected"]


def test_a_neglected_child_is_of_the_type_of_its_age(sari, by):
    toddler = register(person=a_child(estimated_age=5), episode=a_case("anak_terlantar"), by=by(sari))
    older = register(person=a_child(estimated_age=6), episode=a_case("anak_terlantar"), by=by(sari))
    assert [t.code for t in toddler.national_types.all()] == ["balita_telantar"]
    assert [t.code for t in older.national_types.all()] == ["anak_telantar"]


def test_a_stranded_man_has_only_the_national_type_the_worker_named(sari, by):
    plain = register(person=a_child(estimated_age=40), episode=a_case("orang_terlantar"), by=by(sari))
    named = register(
        person=a_child(estimated_age=40), episode=a_case("orang_terlantar", nearest=["pmbs"]), by=by(sari)
    )
    assert not plain.national_types.exists()
    assert [t.code for t in named.national_types.all()] == ["pmbs"]


def test_alerts_needs_things_and_family_come_along(sari, by):
    episode = register(
        person=a_child(), episode=a_case(), by=by(sari), alerts={"allergy": "penisilin"}, needs={"meal": ""},
        relatives=[{"name": "Hasnah", "relation": "mother"}], belongings=[{"what": "Ransel", "kept": "Lemari 3"}],
    )  # fmt: skip
    assert [(a.kind, a.note, a.raised_by) for a in episode.person.alerts.all()] == [
        ("allergy", "penisilin", "Sari")
    ]
    assert [str(b) for b in episode.belongings.all()] == ["Ransel"]
    assert [n.kind for n in episode.needs.all()] == ["meal"]
    assert [r.name for r in episode.person.relatives.all()] == ["Hasnah"]


def test_a_confidential_flag_restricts_the_file(sari, by):
    assert register(
        person=a_child(), episode=a_case(), by=by(sari), alerts={"confidential": ""}
    ).person.restricted


def test_a_telephone_number_is_normalised_and_kept_as_given(sari, by):
    good = register(person=a_child(phone_as_given="0812 3456 7890"), episode=a_case(), by=by(sari)).person
    bad = register(person=a_child(phone_as_given="dekat masjid"), episode=a_case(), by=by(sari)).person
    assert (good.phone.as_e164, good.phone_as_given) == ("+6281234567890", "0812 3456 7890")
    assert (bad.phone, bad.phone_as_given) == ("", "dekat masjid")


def test_a_person_who_comes_back_gets_a_new_case_and_loses_nothing(sari, by):
    known = PersonFactory(full_name="Ridwan", marks="tahi lalat di pipi")
    old = EpisodeFactory(person=known, state="closed", closed_at=timezone.now())
    new = register(
        known=known,
        person={"full_name": "Ridwan", "alias": "Iwan", "marks": ""},
        episode=a_case(),
        by=by(sari),
    )
    known.refresh_from_db()
    assert (new.person, new.pk != old.pk) == (known, True)
    assert (known.alias, known.marks) == ("Iwan", "tahi lalat di pipi")
    assert Event.objects.get(verb="person-changed").data == {"fields": ["alias"]}


def test_a_person_with_an_open_case_gets_no_second_one(sari, by):
    running = EpisodeFactory()
    with pytest.raises(Refused) as refused:
        register(known=running.person, person={}, episode=a_case(), by=by(sari))
    assert refused.value.about == running
    assert Episode.objects.count() == 1


def test_the_audit_names_the_person_and_no_value(sari, by):
    episode = register(
        person=a_child(),
        episode=a_case(),
        by=by(sari),
        alerts={"allergy": "penisilin"},
        nik="7371011208149001",
    )
    events = Event.objects.of_person(episode.person.code)
    assert {e.verb for e in events} == {"person-registered", "nik-added", "case-opened", "alerts-raised"}
    assert "penisilin" not in str([e.data for e in events]) + str([e.subject_label for e in events])


def test_a_late_record_keeps_the_reason(sari, by):
    register(
        person=a_child(), episode=a_case(hours=5), by=by(sari), late_note="Tidak ada sinyal di Sangkarrang"
    )
    register(person=a_child(), episode=a_case(hours=3), by=by(sari), late_note="tidak perlu")
    assert [d.reason for d in Deviation.objects.all()] == ["Tidak ada sinyal di Sangkarrang"]
