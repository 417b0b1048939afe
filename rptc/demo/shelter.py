"""The house in the demo: beds that are cleaned, one held and one out of order, somebody in hospital, notes and a hand-over."""

from datetime import timedelta

from django.utils import timezone

from clients.actions import bed_states, belongings, day_notes, leaves, shift_reports
from clients.board import free_beds
from clients.models import BedState, Facility, ShiftReport, Stay
from clients.shifts import Shift
from rptc.demo.clock import ago, at


def clean(by):
    """Somebody cleaned what was left, before the next client came."""
    for state in BedState.objects.at().filter(kind=BedState.Kind.CLEANING):
        bed_states.over(state=state, by=by)


def ensure(actors):
    """A day and a night, once; returns what there is in words."""
    if not ShiftReport.objects.exists():
        _days(actors["andi"], actors["sari"])
        _beds(actors["andi"])
    return f"{BedState.objects.at().count()} beds that nobody sleeps in, {ShiftReport.objects.count()} shifts handed over"


def _days(andi, sari):
    house, here = Facility.objects.open_on().order_by("-opened_on").first(), list(Stay.objects.open()[:4])
    yesterday = Shift.at(ago(1, 15))
    with at(ago(1, 21)):
        shift_reports.hand_over(
            facility=house, shift=yesterday, by=sari,
            text="Makan malam pukul 18.30. Satu klien baru menangis, sudah tenang bersama pengasuh.",
            points=["Kunci lemari obat diganti", "Air kamar mandi putra kecil"],
        )  # fmt: skip
    with at(ago(0, 6, 10)):
        shift_reports.read(report=ShiftReport.objects.get(), by=andi)
        day_notes.write(facility=house, kind="house", text="Lampu teras menyala sepanjang malam.", by=andi)
    for stay in (stay for stay in here if stay.during.lower < ago(0, 6)):
        with at(ago(0, 6, 20)):
            day_notes.write(stay=stay, kind="day", text="Tidur nyenyak, sarapan habis.", by=andi)
            belongings.keep(episode=stay.episode, what="Tas kain", kept="Lemari 2", by=andi)
    _hospital(next(stay for stay in here if stay.during.lower < ago(0, 6)), andi)


def _hospital(stay, by):
    with at(ago(0, 6, 30)):
        leaves.go(
            stay=stay, kind="hospital", where="RS Contoh Mattoangin", companion="Andi", bed_kept=True, by=by,
            expected_back=timezone.now() + timedelta(hours=30), note="Demam sejak semalam.",
        )  # fmt: skip


def _beds(by):
    free = list(free_beds().order_by("-room__order", "-id")[:2])
    bed_states.out_of_order(bed=free[0], reason="Kaki ranjang patah", by=by)
    about = ("visit", "", "Kiriman malam ini")
    bed_states.hold(bed=free[1], until=timezone.now() + timedelta(hours=20), about=about, by=by)
