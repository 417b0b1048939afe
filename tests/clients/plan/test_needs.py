"""From asking to having: approved or refused, delivered once, worth something."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions.plan import needs, services
from clients.actions.refused import Refused
from clients.models import Need
from rptc.flow import NotAllowed

pytestmark = pytest.mark.django_db


def test_asked_approved_delivered_with_its_value(need, sari, rina, andi, by):
    assert (need.state, need.requested_by, need.thing) == ("requested", "Sari", "School kit, 2 paket")
    needs.decide(need, approve=True, by=by(rina))
    done = needs.deliver(need, value=140_000, funding="baznas", by=by(andi))
    assert (done.state, done.met_by, done.value, done.funding, done.decided_by) == (
        "delivered", "Andi", 140_000, "baznas", "Bu Rina",
    )  # fmt: skip
    assert Need.objects.filter(state="delivered").worth() == 140_000


def test_a_refusal_has_a_reason_and_ends_it(need, sari, rina, by):
    with pytest.raises(Refused, match="why"):
        needs.decide(need, approve=False, by=by(rina))
    refused = needs.decide(need, approve=False, reason="Sudah dari sekolah", by=by(rina))
    assert refused.state == "refused" and refused.reason == "Sudah dari sekolah"
    with pytest.raises(Refused):
        needs.decide(need, approve=True, by=by(rina))
    with pytest.raises(Refused):
        needs.deliver(need, by=by(sari))


def test_nothing_is_delivered_before_it_is_approved_unless_it_cannot_wait(need, case, sari, andi, by):
    with pytest.raises(Refused, match="not approved"):
        needs.deliver(need, by=by(andi))
    milk = needs.ask(episode=case, kind="infant_milk", urgent=True, by=by(sari))
    assert needs.deliver(milk, by=by(andi)).state == "delivered"


def test_it_is_delivered_once(need, rina, andi, by):
    needs.decide(need, approve=True, by=by(rina))
    needs.deliver(need, by=by(andi))
    with pytest.raises(Refused, match="waits no longer"):
        needs.deliver(need, by=by(andi))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"quantity": 0}, "at least 1"), ({"kind": "other"}, "Say what"), ({"kind": "mobil"}, None), ({"value": -5}, "ten thousand"),
        ({"value": 10**20}, None), ({"kind": "medicine", "shared": True}, "too much"), ({"at": timedelta(hours=1)}, "future"),
        ({"quantity": 99_999}, None),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_refused(case, sari, by, wrong, sentence):
    if "at" in wrong:
        wrong = {"at": timezone.now() + wrong["at"]}
    with pytest.raises(Refused, match=sentence):
        needs.ask(**{"episode": case, "kind": "clothing", "by": by(sari)} | wrong)
    assert not Need.objects.exists()


def test_it_may_turn_out_not_to_be_needed(need, sari, by):
    with pytest.raises(Refused, match="why"):
        needs.withdraw(need, reason="", by=by(sari))
    assert needs.withdraw(need, reason="Dibawa keluarga", by=by(sari)).state == "withdrawn"


def test_a_service_may_meet_it_and_striking_that_opens_it_again(case, sari, andi, by):
    check = needs.ask(episode=case, kind="health_check", urgent=True, by=by(sari))
    made = services.record(
        episode=case,
        kind="health_check",
        need=check,
        meets=True,
        funding="health_cover",
        amount=0,
        by=by(andi),
    )
    check.refresh_from_db()
    assert (check.state, check.met_by, check.funding, check.value) == ("delivered", "Andi", "health_cover", 0)
    services.strike(made, reason="Klien lain", by=by(andi))
    check.refresh_from_db()
    assert check.is_open and check.met_at is None


def test_a_need_of_another_case_is_not_met_here(need, andi, by):
    from tests.factories import EpisodeFactory

    with pytest.raises(Refused, match="another case"):
        services.record(episode=EpisodeFactory(), kind="school", need=need, by=by(andi))


def test_only_the_head_decides_and_only_who_works_there_delivers(need, sari, andi, wati, oci, by):
    for somebody in (sari, andi, wati):
        with pytest.raises(NotAllowed):
            needs.decide(need, approve=True, by=by(somebody))
    for somebody in (wati, oci):
        with pytest.raises(NotAllowed):
            needs.deliver(need, by=by(somebody))


def bring(need, code="abc", **more):
    from rptc.lib.actor import Actor

    given = {"partner_code": code, "partner_label": "LKSA Cahaya", "delivered": False} | more
    return needs.bring(need, by=Actor("contact", "1", "Yusuf"), **given)


def test_a_partner_promises_and_brings_what_is_shared_with_it(need, sari, rina, by):
    with pytest.raises(Refused, match="not approved"):
        bring(need)
    needs.decide(need, approve=True, by=by(rina))
    with pytest.raises(Refused, match="no longer shared"):
        bring(need)
    needs.share(need, shared=True, by=by(sari))
    assert bring(need).promised_by == "Yusuf"
    with pytest.raises(Refused, match="said so already"):
        bring(need)
    with pytest.raises(Refused, match="Another partner"):
        bring(need, code="xyz", delivered=True)
    done = bring(need, delivered=True)
    assert (done.state, done.met_by, done.partner_label, done.funding) == (
        "delivered",
        "Yusuf",
        "LKSA Cahaya",
        "partner",
    )
