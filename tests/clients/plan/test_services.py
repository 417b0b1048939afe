"""What was done is written once, and struck when it was wrong."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from clients.actions.plan import services
from clients.actions.refused import Refused
from clients.models import Episode, ServiceRecord
from rptc.flow import NotAllowed

pytestmark = pytest.mark.django_db


def test_it_keeps_when_by_whom_for_how_long_towards_what_and_who_paid(case, step, andi, by):
    then = timezone.now() - timedelta(hours=3)
    made = services.record(
        episode=case, kind="pp39_social", at=then, given_by="Ibu Ros", minutes=45, step=step, funding="apbd", amount=75_000,
        note="Bicara soal sekolah", by=by(andi),
    )  # fmt: skip
    made.refresh_from_db()
    assert (made.happened_at, made.given_by, made.recorded_by) == (then, "Ibu Ros", "Andi")
    assert (made.goal, made.step, made.amount, made.note) == (step.goal, step, 75_000, "Bicara soal sekolah")
    assert made.recorded_at > made.happened_at


def test_without_a_name_whoever_records_it_did_it(case, andi, by):
    assert services.record(episode=case, kind="rptc_meals", by=by(andi)).given_by == "Andi"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"at": timedelta(hours=1)}, "future"), ({"at": timedelta(days=-9)}, "after the arrival"), ({"minutes": 1441}, "1,440"),
        ({"minutes": 0}, "1,440"), ({"amount": -1}, "ten thousand million"), ({"amount": 10**19}, None),
        ({"amount": 10**20 - 1}, None), ({"kind": "other"}, "Say what was done"), ({"kind": "sihir"}, None), ({"funding": "judi"}, None),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(case, andi, by, wrong, sentence):
    if "at" in wrong:
        wrong = {"at": timezone.now() + wrong["at"]}
    with pytest.raises(Refused, match=sentence):
        services.record(**{"episode": case, "kind": "rptc_meals", "by": by(andi)} | wrong)
    assert not ServiceRecord.objects.exists()


def test_a_closed_case_still_takes_what_was_done_while_it_ran(case, andi, by):
    closed = timezone.now() - timedelta(hours=5)
    Episode.objects.filter(pk=case.pk).update(state="closed", closed_at=closed)
    services.record(episode=case, kind="rptc_meals", at=closed - timedelta(hours=1), by=by(andi))
    with pytest.raises(Refused, match="before the case was closed"):
        services.record(episode=case, kind="rptc_meals", by=by(andi))


def test_a_struck_service_stays_readable_counts_nowhere_and_is_struck_once(case, andi, by):
    made = services.record(episode=case, kind="rptc_meals", amount=20_000, by=by(andi))
    with pytest.raises(Refused, match="why"):
        services.strike(made, reason=" ", by=by(andi))
    services.strike(made, reason="Klien lain", by=by(andi))
    assert (
        not ServiceRecord.objects.counted().exists()
        and ServiceRecord.objects.get().struck_reason == "Klien lain"
    )
    with pytest.raises(Refused, match="struck already"):
        services.strike(made, reason="Lagi", by=by(andi))


def test_the_database_lets_nobody_change_or_remove_a_service(case, andi, by):
    made = services.record(episode=case, kind="rptc_meals", by=by(andi))
    with pytest.raises(IntegrityError, match="only struck"), transaction.atomic():
        ServiceRecord.objects.update(kind="first_aid")
    with pytest.raises(IntegrityError, match="only struck"), transaction.atomic():
        made.delete()


def test_who_may_not_records_nothing(case, oci, wati, by):
    for somebody in (oci, wati):
        with pytest.raises(NotAllowed):
            services.record(episode=case, kind="rptc_meals", by=by(somebody))
