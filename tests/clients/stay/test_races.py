"""Two officers at two telephones want the last bed. One gets it; the other reads a sentence.

The same trial against an act without locks fails: that control stays here, so that nobody takes the locks out.
"""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from clients.actions import stays
from clients.actions.refused import Refused
from clients.models import Bed, BedUse, Stay
from rptc.lib.actor import Actor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("evening")]
ANDI = Actor("user", "1", "Andi")
TRIALS = 20


@pytest.fixture
def men_beds():
    """Two beds of the house as it is seeded: what a flush keeps must not be made here."""
    return list(Bed.objects.filter(room__code="garuda").order_by("pk")[:2])


def together(*acts):
    """Run the acts at the same moment, each on its own connection; what each made or raised."""
    start, results = Barrier(len(acts)), [None] * len(acts)

    def run(i, act):
        start.wait()
        try:
            results[i] = act()
        except Exception as error:
            results[i] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def naive(*, episode, bed, by, at=None):
    """What one writes first: look whether the bed is free, then take it."""
    with transaction.atomic():
        at = timezone.now()
        if BedUse.objects.filter(bed=bed, during__contains=at).exists():
            raise Refused("Taken.")
        stay = Stay.objects.create(person=episode.person, episode=episode, facility=bed.room.facility,
                                   during=DateTimeTZRange(at, None), admitted_by=by.label)  # fmt: skip
        BedUse.objects.create(stay=stay, bed=bed, during=DateTimeTZRange(at, None), moved_by=by.label)
        return stay


def last_bed(admit, cases, bed):
    """One success and one sentence, and the bed has one person in it."""
    results = together(*[lambda case=case: admit(episode=case, bed=bed, by=ANDI) for case in cases])
    won = [r for r in results if isinstance(r, Stay)]
    assert len(won) == 1, results
    assert all(isinstance(r, Refused) for r in results if r not in won), results
    assert BedUse.objects.filter(bed=bed, during__upper_inf=True).count() == Stay.objects.open().count() == 1


def emptied():
    BedUse.objects.all().delete()
    Stay.objects.all().delete()


def test_of_two_who_want_the_last_bed_one_gets_it_and_one_gets_a_sentence(man, men_beds):
    cases, last = [man("Rusli"), man("Amir")], men_beds[0]
    for _trial in range(TRIALS):
        last_bed(stays.admit, cases, last)
        emptied()


def test_without_the_locks_the_same_trial_fails(man, men_beds):
    cases, last = [man("Rusli"), man("Amir")], men_beds[0]
    with pytest.raises(AssertionError):
        for _trial in range(TRIALS):
            last_bed(naive, cases, last)
            emptied()


def test_one_person_admitted_on_two_telephones_is_in_the_house_once(man, men_beds):
    case, beds = man(), men_beds
    for _trial in range(TRIALS):
        results = together(*[lambda b=b: stays.admit(episode=case, bed=b, by=ANDI) for b in beds])
        assert sorted(isinstance(r, Refused) for r in results) == [False, True], results
        emptied()


def test_two_who_swap_beds_at_once_never_wait_for_each_other(man, men_beds):
    cases, (one, two) = [man("Rusli"), man("Amir")], men_beds
    for _trial in range(TRIALS):
        first = stays.admit(episode=cases[0], bed=one, by=ANDI)
        second = stays.admit(episode=cases[1], bed=two, by=ANDI)
        results = together(
            lambda a=first: stays.move(stay=a, bed=two, by=ANDI),
            lambda b=second: stays.move(stay=b, bed=one, by=ANDI),
        )
        assert all(isinstance(r, Refused) for r in results), results
        emptied()
