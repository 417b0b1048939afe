"""Two files of one person: joined by the unit head, read as one, and parted again as if nothing had been."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from clients.actions import alerting, consents, stays
from clients.actions.identity import joining, parting, suspecting, undoing
from clients.actions.refused import Refused
from clients.actions.register import register
from clients.models import Alert, Episode, LocalClass, Merge, Person, PossibleDuplicate, Relative, Stay
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from rptc.reports.table1 import PERSONS, Table1
from tests.factories import BedFactory, EpisodeFactory, PersonFactory, with_nik

pytestmark = pytest.mark.django_db
NOW = timezone.now
WHY = "Wajah dan tahi lalat sama"


def closed(person, days=20, **more):
    since = NOW() - timedelta(days=days)
    return EpisodeFactory(
        person=person, arrived_at=since, state="closed", closed_at=since + timedelta(days=2), **more
    )


def slept(case, days, nights=1):
    """A stay that began so many days ago."""
    start = NOW() - timedelta(days=days)
    return Stay.objects.create(
        person=case.person, episode=case, facility=BedFactory().room.facility,
        during=DateTimeTZRange(start, start + timedelta(days=nights)), admitted_by="Andi",
    )  # fmt: skip


def fresh(person):
    return Person.objects.get(pk=person.pk)


def test_the_duplicate_points_at_whom_she_is_and_keeps_her_own_rows(first, second, joined):
    case = closed(second)
    joined(first, second)
    assert fresh(second).canonical == first
    assert Episode.objects.get(pk=case.pk).person == second
    assert list(Episode.objects.of(first)) == [case]


def test_field_by_field_the_chosen_value_stands_and_the_rest_stays(first, second, joined):
    joined(first, second, chosen=["alias", "birth"])
    now = fresh(first)
    assert (now.full_name, now.alias, str(now.birth_date), now.marks) == (
        "Rosmini Tahir", "Minne", "1988-03-02", "Tahi lalat di pipi",
    )  # fmt: skip
    assert fresh(second).alias == "Minne"


def test_her_file_shows_the_cases_the_stays_and_the_warnings_of_both(as_, sari, first, second, joined):
    ours, theirs = closed(first, 30), EpisodeFactory(person=second, case_worker=sari)
    slept(ours, 29), slept(theirs, 1)
    alerting.raise_alerts(first, ["allergy"], source="x", by=Actor.job())
    alerting.raise_alerts(second, ["allergy", "pregnant"], source="x", by=Actor.job())
    Relative.objects.create(person=second, name="Ibu Contoh", relation="mother")
    joined(first, second)
    file = as_(sari).get(f"/clients/{first.code}/").context["file"]
    assert set(file.episodes) == {ours, theirs}
    assert file.episode == theirs
    assert len(file.stays) == 2
    assert sorted(alert.kind for alert in file.alerts) == ["allergy", "pregnant"]
    assert [kin.name for kin in file.relatives] == ["Ibu Contoh"]


def test_the_timeline_and_the_readers_are_of_both_files(as_, sari, first, second, joined):
    alerting.raise_alerts(second, ["allergy"], source="x", by=Actor.job())
    joined(first, second)
    entries = as_(sari).get(f"/clients/{first.code}/timeline/").context["page"].rows
    assert {"alerts-raised", "files-joined"} <= {event.verb for event in entries}


def test_she_is_one_person_in_tabel_1_and_two_again_after_undoing(first, second, joined, rina, by):
    closed(first, 40), closed(second, 20)
    year = timezone.localdate().year
    count = lambda: Table1(year, year, PERSONS).total.cells[0].total  # noqa: E731
    assert count() == 2
    merge = joined(first, second)
    assert count() == 1
    undoing.undo(merge, reason="Ternyata adiknya", by=by(rina))
    assert count() == 2


def test_a_restricted_file_makes_the_whole_restricted_and_undoing_opens_what_was_open(
    first, second, joined, sari, rina, by
):
    Person.objects.filter(pk=second.pk).update(restricted=True)
    merge = joined(first, second)
    assert not Person.objects.visible_to(sari).exists()
    undoing.undo(merge, reason="Ternyata adiknya", by=by(rina))
    assert list(Person.objects.visible_to(sari)) == [first]


def test_a_secret_told_later_restricts_every_joined_file_and_stays_after_undoing(
    first, second, joined, sari, rina, by
):
    merge = joined(first, second)
    alerting.raise_alerts(first, ["confidential"], source="x", by=by(sari))
    assert not Person.objects.visible_to(sari).exists()
    undoing.undo(merge, reason="Ternyata adiknya", by=by(rina))
    assert fresh(first).restricted


def test_the_worker_of_the_duplicates_case_may_open_the_restricted_whole(first, second, joined, sari, andi):
    Person.objects.filter(pk=first.pk).update(restricted=True)
    EpisodeFactory(person=second, case_worker=sari)
    joined(first, second)
    assert set(Person.objects.visible_to(sari)) == {first, second}
    assert not Person.objects.visible_to(andi).exists()


def test_a_withdrawal_in_one_file_ends_what_was_agreed_in_the_other(first, second, joined, sari, by):
    told = {"recipient": "mitra", "recipient_label": "Mitra", "scope": ["alias"], "given_by": "client",
            "giver_name": "Minne", "means": "paper", "by": by(sari)}  # fmt: skip
    one, other = consents.record(first, **told), consents.record(second, **told)
    joined(first, second)
    consents.withdraw(one, reason="Ia berubah pikiran", by=by(sari))
    other.refresh_from_db()
    assert other.withdrawn_at


class TestWhatStandsAgainstIt:
    """Joining never makes what one person cannot be."""

    def test_two_open_cases_are_named_and_nothing_changes(self, first, second, joined):
        one, other = EpisodeFactory(person=first), EpisodeFactory(person=second)
        with pytest.raises(Refused, match=rf"{one.number}.*{other.number}"):
            joined(first, second)
        assert fresh(second).canonical is None

    def test_stays_that_overlap_are_named_with_their_days(self, first, second, joined):
        one, other = closed(first), closed(second)
        slept(one, 20, nights=3), slept(other, 18)
        with pytest.raises(Refused, match="bertumpuk"):
            joined(first, second)

    def test_a_stay_that_begins_when_the_other_ended_is_no_overlap(self, first, second, joined):
        one = slept(closed(first), 20)
        Stay.objects.create(
            person=second, episode=closed(second), facility=one.facility, admitted_by="Andi",
            during=DateTimeTZRange(one.during.upper, one.during.upper + timedelta(days=1)),
        )  # fmt: skip
        assert joined(first, second)

    def test_whom_somebody_said_to_be_two_people_is_not_joined_before_that_is_reconsidered(
        self, first, second, joined, rina, by
    ):
        row = parting.two_people(first, second, reason="Tinggi badan berbeda", by=by(rina))
        with pytest.raises(Refused, match="dua orang"):
            joined(first, second)
        parting.reconsider(row, reason="Foto lama ditemukan", by=by(rina))
        assert joined(first, second)

    def test_without_a_reason_or_the_right_nothing_is_joined(self, first, second, rina, sari, by):
        with pytest.raises(Refused):
            joining.join(first, second, reason="  ", by=by(rina))
        with pytest.raises(NotAllowed):
            joining.join(first, second, reason=WHY, by=by(sari))

    def test_a_file_is_not_joined_with_itself_nor_twice(self, first, second, joined):
        with pytest.raises(Refused):
            joined(first, first)
        joined(first, second)
        for pair in [(first, second), (second, first)]:
            with pytest.raises(Refused):
                joined(*pair)


class TestOnePersonHasOneCase:
    """What a constraint says of a row holds of a human being."""

    def test_a_joined_client_with_an_open_case_gets_no_second_one(self, first, second, joined, sari, by):
        running = EpisodeFactory(person=second)
        joined(first, second)
        for known in (first, second):
            with pytest.raises(Refused) as refused:
                register(
                    person={}, known=known, by=by(sari),
                    episode={"arrived_at": NOW(), "source": "police", "ppks_class": LocalClass.objects.first()},
                )  # fmt: skip
            assert refused.value.about == running

    def test_a_new_case_of_a_duplicate_is_opened_in_the_file_that_goes_on(
        self, first, second, joined, sari, by
    ):
        joined(first, second)
        case = register(
            person={}, known=second, by=by(sari),
            episode={"arrived_at": NOW(), "source": "police", "ppks_class": LocalClass.objects.first()},
        )  # fmt: skip
        assert case.person == first

    def test_the_database_refuses_a_second_open_case_whatever_wrote_it(self, first, second, joined):
        EpisodeFactory(person=second)
        joined(first, second)
        with pytest.raises(IntegrityError, match="open case"), transaction.atomic():
            EpisodeFactory(person=first)

    def test_the_database_refuses_a_stay_beside_one_of_the_other_file(self, first, second, joined):
        old, new = closed(first), EpisodeFactory(person=second)
        slept(old, 20, nights=3)
        joined(first, second)
        with pytest.raises(IntegrityError, match="stay at that time"), transaction.atomic():
            slept(new, 19)

    def test_somebody_who_is_in_the_house_by_the_other_file_is_not_admitted_again(
        self, first, second, joined, andi, by
    ):
        case = EpisodeFactory(person=second)
        joined(first, second)
        stays.admit(episode=case, bed=BedFactory(room__meant_for="any"), by=by(andi), reason="x")
        with pytest.raises(Refused):
            stays.admit(episode=case, bed=BedFactory(room__meant_for="any"), by=by(andi), reason="x")


class TestNoChains:
    """One step leads to whom somebody is."""

    def test_earlier_duplicates_follow_and_come_back(self, first, second, joined, rina, by):
        third = PersonFactory(full_name="Rosmini T.")
        early = joined(second, third)
        late = joined(first, second)
        assert fresh(third).canonical == fresh(second).canonical == first
        with pytest.raises(Refused, match="lebih baru"):
            undoing.undo(early, reason="Salah", by=by(rina))
        undoing.undo(late, reason="Salah", by=by(rina))
        assert (fresh(third).canonical, fresh(second).canonical) == (second, None)
        undoing.undo(early, reason="Salah", by=by(rina))
        assert fresh(third).canonical is None

    def test_the_database_refuses_a_chain_and_a_circle(self, first, second):
        third = PersonFactory()
        Person.objects.filter(pk=second.pk).update(canonical=first)
        for row, to in [(third, second), (first, third), (first, second), (third, third)]:
            with pytest.raises(IntegrityError), transaction.atomic():
                Person.objects.filter(pk=row.pk).update(canonical=to)


class TestUndoing:
    """As if nothing had been, but what others have written since stands."""

    def test_replaced_values_come_back_the_nik_too(self, first, second, joined, rina, by):
        with_nik(first, "7371012005149001"), with_nik(second, "7371014203889002")
        merge = joined(first, second, chosen=["full_name", "alias", "nik", "marks"])
        assert fresh(first).national_id.read() == "7371014203889002"
        assert fresh(first).marks == ""
        undoing.undo(merge, reason="Ternyata adiknya", by=by(rina))
        now = fresh(first)
        assert (now.full_name, now.alias, now.marks) == ("Rosmini Tahir", "", "Tahi lalat di pipi")
        assert now.national_id.read() == "7371012005149001"

    def test_a_nik_that_only_the_duplicate_had_leaves_with_it(self, first, second, joined, rina, by):
        with_nik(second, "7371014203889002")
        merge = joined(first, second, chosen=["nik"])
        undoing.undo(merge, reason="Ternyata adiknya", by=by(rina))
        assert not hasattr(fresh(first), "national_id")
        assert fresh(second).national_id.read() == "7371014203889002"

    def test_what_somebody_corrected_since_is_not_overwritten(self, first, second, joined, rina, by):
        merge = joined(first, second, chosen=["alias", "marks"])
        Person.objects.filter(pk=first.pk).update(alias="Mimi")
        undoing.undo(merge, reason="Ternyata adiknya", by=by(rina))
        assert (fresh(first).alias, fresh(first).marks) == ("Mimi", "Tahi lalat di pipi")

    def test_it_needs_a_reason_and_the_unit_head_and_works_once(self, first, second, joined, rina, sari, by):
        merge = joined(first, second)
        with pytest.raises(NotAllowed):
            undoing.undo(merge, reason="Salah", by=by(sari))
        with pytest.raises(Refused):
            undoing.undo(merge, reason="", by=by(rina))
        done = [undoing.undo(merge, reason="Salah", by=by(rina)).undone_at for _twice in range(2)]
        assert done[0] == done[1]
        assert Event.objects.filter(verb="files-parted").count() == 2  # one on each file


def test_a_suspicion_leaves_the_list_when_it_is_settled(first, second, joined, sari, by):
    suspecting.suspect(second, other=first, reason="Sama-sama bertahi lalat", by=by(sari))
    joined(first, second)
    row = PossibleDuplicate.objects.get()
    assert row.settled_as == "joined"
    assert not PossibleDuplicate.objects.waiting().exists()


def test_names_and_numbers_are_sealed_in_what_is_kept_and_absent_from_the_audit(first, second, joined):
    with_nik(first, "7371012005149001")
    joined(first, second, chosen=["full_name", "alias", "nik"])
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT kept FROM clients_merge")
        raw = bytes(cursor.fetchone()[0])
    assert b"Rosmini" not in raw
    assert Merge.objects.get().kept["before"]["nik"] == "7371012005149001"
    said = str(list(Event.objects.values_list("data", "subject_label")))
    assert "Rosmini" not in said and "73710120" not in said
    assert not Alert.objects.exists()
