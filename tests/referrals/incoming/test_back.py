"""Back to the sender, and what partners report of their work."""

import pytest

from clients.actions.refused import Refused
from referrals.actions import incoming, lifecycle, reports
from referrals.models import Incoming, Report
from rptc.flow import NotAllowed, NotNow
from rptc.notices.models import Notice
from tests.factories import EpisodeFactory
from tests.referrals.domain.conftest import World
from tests.referrals.domain.progress import in_service

pytestmark = pytest.mark.django_db
ASKED = {"service": "atensi_care", "purpose": "Kembali ke pengirim", "serve_days": 30}


@pytest.fixture
def world(monday, db):
    return World()


@pytest.fixture
def there(world):
    return in_service(world.cast, world.partner, world.episode)


def test_what_became_a_case_is_referred_back_to_its_sender(asking):
    asked, case = asking.by_letter(), EpisodeFactory(case_worker=asking.sari.user)
    with pytest.raises(Refused, match="no case yet"):
        incoming.refer_back(asked, by=asking.sari, **ASKED)
    incoming.accept(asked, episode=case, by=asking.sari)
    made = incoming.refer_back(asked, by=asking.sari, **ASKED)
    assert (made.answers, made.partner, made.episode, made.state) == (asked, asking.partner, case, "draft")
    assert made.answers.their_number == "12/SC/II/2026"


def test_a_sender_outside_the_registry_has_to_be_written_there_first(asking):
    asked = asking.by_phone(partner=None, agency="Polsek Contoh")
    incoming.accept(asked, episode=EpisodeFactory(), by=asking.sari)
    with pytest.raises(Refused, match="partner registry"):
        incoming.refer_back(asked, by=asking.sari, **ASKED)


def test_a_partner_reports_and_the_worker_is_told_until_somebody_has_read_it(world, there):
    made = reports.progress(there, result="Sudah makan sendiri", by=world.yusuf)
    assert list(Report.objects.unread()) == [made]
    line = Notice.objects.get(template="referral-report")
    assert line.to == [f"user:{world.sari.user.pk}"] and "makan" not in str(line.context)
    reports.read(made, by=world.sari)
    line.refresh_from_db()
    assert not Report.objects.unread() and line.state == "dropped" and made.read_by == "Sari"
    reports.read(made, by=world.rina)
    assert made.read_by == "Sari"


def test_rptc_writes_down_what_was_said_by_phone_and_by_whom(world, there):
    with pytest.raises(Refused, match="Write who at the partner"):
        reports.progress(there, result="Baik", by=world.sari)
    made = reports.progress(there, result="Baik", for_partner_note="Yusuf, telepon", by=world.sari)
    assert (made.side, made.said_by) == ("rptc", "Yusuf, telepon") and not Report.objects.unread()


def test_ready_may_carry_the_back_referral_report(world, there):
    reports.ready(there, by=world.yusuf, reason="service_finished", services="Terapi", advice="Sekolah")
    there.refresh_from_db()
    made = Report.objects.get()
    assert (there.state, made.kind, made.reason, made.services) == (
        "ready",
        "back",
        "service_finished",
        "Terapi",
    )
    with pytest.raises(Refused, match="stands already"):
        reports.back(there, reason="client_asks", services="Lagi", by=world.yusuf)


def test_a_refused_back_report_takes_ready_along(world, there):
    with pytest.raises(Refused, match="what was done"):
        with_nothing = {"reason": "service_finished", "services": ""}
        reports.ready(there, by=world.yusuf, **with_nothing)
    there.refresh_from_db()
    assert there.state == "in_service" and not Report.objects.exists()


def test_plain_ready_is_what_it_was(world, there):
    reports.ready(there, by=world.yusuf)
    assert not Report.objects.exists()


def test_strangers_report_nothing_and_nobody_does_before_the_client_is_there(world, there):
    for stranger in (world.hasan, world.tono):
        with pytest.raises(NotAllowed):
            reports.progress(there, result="Baik", for_partner_note="x", by=stranger)
    lifecycle.transfer(there, note="Ke rumah sakit", by=world.rina)
    with pytest.raises(NotNow):
        reports.progress(there, result="Baik", by=world.yusuf)


def test_a_contact_marks_nothing_as_read(world, there):
    made = reports.progress(there, result="Baik", by=world.yusuf)
    with pytest.raises(NotAllowed):
        reports.read(made, by=world.yusuf)


def test_queues_are_what_the_desks_count(asking):
    late, plain = asking.by_phone(), asking.by_letter()
    incoming.decline(plain, reason="full", by=asking.sari)
    assert list(Incoming.objects.waiting()) == list(Incoming.objects.unsettled()) == [late]
