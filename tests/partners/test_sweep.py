"""Reminders of a document's end: 180, 90, 30, 7 days before and the day after, once each, to two offices."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from partners.actions import document as actions
from partners.sweep import sweep
from rptc import sweeps
from rptc.notices.models import Notice
from tests import factories as make

pytestmark = pytest.mark.django_db
END = date(2027, 6, 30)


def at(day, hour=9):
    return timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=hour)))


@pytest.fixture
def document():
    return make.DocumentFactory(signed_on=date(2026, 7, 1), ends_on=END, recorded_at=at(date(2026, 7, 2)))


def rungs():
    return [n.context["rung"] for n in Notice.objects.in_app().filter(to=["role:unit_head"]).order_by("pk")]


def test_a_year_of_days_tells_each_office_five_times_and_never_twice(document):
    for days in range(-200, 30):
        sweep(at(END + timedelta(days=days)))
        sweep(at(END + timedelta(days=days), hour=15))
    expected = [
        "agreement_minus180",
        "agreement_minus90",
        "agreement_minus30",
        "agreement_minus7",
        "agreement_plus1",
    ]
    assert rungs() == expected
    assert Notice.objects.in_app().filter(to=["role:administration"]).count() == 5


@pytest.mark.parametrize("days, told", [(-181, 0), (-180, 1), (-179, 1), (0, 1), (1, 1)])
def test_the_day_itself_brings_the_reminder(document, days, told):
    sweep(at(END + timedelta(days=days)))
    assert len(rungs()) == told


def test_after_a_pause_only_the_nearest_reminder_goes_out(document):
    sweep(at(END - timedelta(days=5)))
    assert rungs() == ["agreement_minus7"]


def test_what_lay_before_the_record_is_not_made_up_for():
    late = make.DocumentFactory(
        signed_on=date(2026, 7, 1), ends_on=END, recorded_at=at(END - timedelta(days=20))
    )
    sweep(at(END - timedelta(days=19)))
    assert rungs() == []
    sweep(at(END - timedelta(days=7)))
    assert rungs() == ["agreement_minus7"] and late.status_on(END) == "ending"


def test_a_renewed_document_is_quiet_once_the_renewal_is_signed(document, by, wati):
    fields = {"kind": "pks", "number": "8", "seen": True, "starts_on": END + timedelta(days=1)}
    draft = actions.add(document.partner, by=by(wati), renews=document, **fields)
    sweep(at(END - timedelta(days=30)))
    assert rungs() == ["agreement_minus30"]
    actions.change(draft, by=by(wati), signed_on=END - timedelta(days=20))
    sweep(at(END - timedelta(days=7)))
    assert rungs() == ["agreement_minus30"]


@pytest.mark.parametrize(
    "fields", [{"seen": False}, {"signed_on": None}, {"terminated_on": END}, {"ends_on": None}]
)
def test_what_is_not_in_force_or_has_no_end_reminds_nobody(fields):
    make.DocumentFactory(
        **({"signed_on": date(2026, 7, 1), "starts_on": date(2026, 7, 1), "ends_on": END} | fields)
    )
    sweep(at(END - timedelta(days=7)))
    assert not Notice.objects.exists()


def test_terminating_a_document_withdraws_what_still_waits(document, by, wati):
    sweep(at(END - timedelta(days=7)))
    actions.terminate(document, on=timezone.localdate(), reason="x", by=by(wati))
    assert not Notice.objects.filter(state="queued").exists()


def test_e_mail_waits_for_working_hours_while_the_line_stands_at_once(document):
    saturday = date(2027, 5, 29)
    document.ends_on = saturday + timedelta(days=30)
    document.save()
    sweep(at(saturday))
    waiting = {
        n.channel: timezone.localtime(n.not_before) for n in Notice.objects.filter(to=["role:unit_head"])
    }
    assert waiting["in_app"] == at(saturday) and waiting["email"] == at(date(2027, 5, 31), hour=8)


def test_one_bad_document_does_not_stop_the_others(document, monkeypatch):
    from partners import sweep as module

    broken = make.DocumentFactory(signed_on=date(2026, 7, 1), ends_on=END, recorded_at=at(date(2026, 7, 2)))
    tell = module._tell

    def fail_for_one(found, *args):
        if found == broken:
            raise ValueError("broken")
        return tell(found, *args)

    monkeypatch.setattr(module, "_tell", fail_for_one)
    counts = sweep(at(END - timedelta(days=180)))
    assert counts == {"queued": 2, "failed": 1} and rungs() == ["agreement_minus180"]


def test_the_reminder_names_no_disclosing_partner(document):
    partner = document.partner
    partner.discloses, partner.masked_name = True, "Yayasan mitra A"
    partner.save()
    sweep(at(END - timedelta(days=180)))
    assert Notice.objects.first().context["partner_label"] == "Yayasan mitra A"


def test_the_pulse_knows_the_sweep():
    assert sweeps.SWEEPS.index("partners.sweep:sweep") < sweeps.SWEEPS.index(sweeps.DELIVERY)
