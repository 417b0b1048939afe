"""The next number of the agenda book is proposed in the pattern of the last one; a second use is refused."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from rptc import letters
from rptc.letters.models import Letter
from rptc.letters.numbers import following, proposed
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused

NOVEMBER = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("number", "day", "wanted"),
    [
        ("460/012/RPTC/XI/2026", date(2026, 11, 24), "460/013/RPTC/XI/2026"),
        ("460/099/RPTC/XI/2026", date(2026, 12, 1), "460/100/RPTC/XII/2026"),
        ("460/099/RPTC/XI/2026", date(2027, 1, 4), "460/001/RPTC/I/2027"),
        ("400.9/15/UPT-RPTC", date(2026, 12, 1), "400.9/16/UPT-RPTC"),
        ("015/2026", date(2026, 12, 1), "016/2026"),
        ("BA-99", date(2026, 12, 1), "BA-100"),
        ("tanpa angka", date(2026, 12, 1), ""),
    ],
)
def test_the_last_number_that_is_no_year_is_counted_on(number, day, wanted):
    assert following(number, NOVEMBER, day) == wanted


def test_the_next_number_of_its_kind_is_proposed_and_one_that_is_taken_is_passed_over(draft, approved):
    assert proposed(draft()) == ""
    approved("460/007/RPTC")
    Letter.objects.filter(pk=draft(about="R-9").pk).update(number="460/008/RPTC", letter_date=NOVEMBER)
    assert proposed(draft(about="R-2")) == "460/009/RPTC"
    assert proposed(draft("handover_minutes_out")) == ""  # minutes are counted by themselves


def test_a_second_use_is_refused_with_the_letter_that_has_the_number(draft, approved, rina):
    approved("460/007/RPTC", about="R-2026-0007")
    second = draft(about="R-2026-0008")
    with pytest.raises(Refused, match=r"460/007/RPTC .*Surat Rujukan, R-2026-0007"):
        letters.approve(second, number=" 460/007/RPTC ", by=Actor.of(rina))
    second.refresh_from_db()
    assert second.is_draft and second.number == ""


def test_a_cancelled_letter_keeps_its_number(draft, approved, rina):
    first = letters.cancel(approved("460/007/RPTC"), reason="Salah alamat", by=Actor.of(rina))
    with pytest.raises(Refused):
        letters.number(draft(about="R-2"), number="460/007/RPTC", by=Actor.of(rina))
    first.refresh_from_db()
    assert first.number == "460/007/RPTC" and first.cancelled_reason == "Salah alamat"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_one_number_at_once_one_wins_and_the_other_hears_who(draft, rina):
    ways, begin, heard = [draft(about="R-1"), draft(about="R-2")], Barrier(2), []

    def take(letter):
        try:
            begin.wait(timeout=10)
            heard.append(letters.approve(letter, number="460/001/RPTC", by=Actor.of(rina)).number)
        except Refused as refused:
            heard.append(refused.sentence)
        finally:
            connection.close()

    threads = [Thread(target=take, args=[letter]) for letter in ways]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "460/001/RPTC" in heard and any("Surat Rujukan, R-" in said for said in heard)
    assert Letter.objects.filter(approved_at__isnull=False).count() == 1
