"""Planned, under way, handed over, closed, or called off; who moved what is logged."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import drafts, outreach, register
from clients.actions.refused import Refused
from clients.forms.intake.arrival import Arrival
from clients.intake.reading import Reading
from clients.models import Draft, OperationLog
from rptc.audit.models import Event
from rptc.flow import NotAllowed, NotNow
from tests.clients.intake.stories import aco
from tests.clients.outreach.conftest import SAID, address, reread


def test_the_hand_over_says_who_gave_and_who_received(sweep, found, hand_over, andi):
    found("Aco")
    entry = hand_over(remarks="Satu orang sakit")
    now = reread(sweep)
    assert (now.state, now.giver_name, now.receiver_name) == ("handed_over", "Oci", "Andi")
    assert now.ends_at == now.handed_over_at
    assert now.remarks == "Satu orang sakit"
    assert (entry.verb, entry.actor_label) == ("hand_over", "Andi")
    assert Event.objects.filter(verb="operation-hand-over", subject_code=sweep.code).exists()


def test_drafts_say_the_moment_of_the_hand_over_as_their_arrival(found, hand_over):
    line = found("Aco")
    hand_over()
    told = Reading(Draft.objects.get(pk=line.draft_id)).told("arrival")
    assert timezone.now() - told["arrived_at"] < timedelta(minutes=2)


def test_an_arrival_that_a_worker_wrote_stays(found, hand_over):
    line = found("Aco")
    line.draft.answers["arrival"]["data"]["arrived_at"] = ["2026-01-02T03:04"]
    line.draft.save()
    hand_over()
    assert Draft.objects.get(pk=line.draft_id).answers["arrival"]["data"]["arrived_at"] == [
        "2026-01-02T03:04"
    ]


def test_whoever_is_added_after_the_hand_over_arrived_with_it(found, hand_over, sweep, oci, by):
    found("Aco")
    hand_over()
    late = outreach.add(sweep, outreach_seen(), key="x", reason="Tertinggal di truk", by=by(oci))
    assert late.draft.answers["arrival"]["data"]["arrived_at"]


def outreach_seen():
    from clients.outreach.seen import Seen

    return Seen("Tati", "female")


def test_nobody_is_handed_over_by_nobody(sweep, found, hand_over):
    with pytest.raises(Refused, match="Tidak ada orang yang dibawa"):
        hand_over()
    found("Aco")
    with pytest.raises(Refused, match="siapa yang menyerahkan"):
        hand_over(giver_name="")


def test_a_hand_over_lies_neither_ahead_nor_before_the_start(found, hand_over, sweep):
    found("Aco")
    with pytest.raises(Refused, match="lewat"):
        hand_over(at=timezone.now() + timedelta(hours=1))
    with pytest.raises(Refused):
        hand_over(at=sweep.starts_at - timedelta(minutes=1))


def test_a_patrol_that_met_nobody_is_closed_as_it_is(sweep, oci, by):
    outreach.close(sweep, by=by(oci))
    assert reread(sweep).state == "closed"
    assert reread(sweep).ends_at


def test_an_operation_is_not_closed_while_somebody_waits(sweep, found, hand_over, oci, by):
    found("Aco")
    hand_over()
    with pytest.raises(Refused, match="1 orang masih menunggu"):
        outreach.close(sweep, by=by(oci))


def test_nor_while_a_dropped_draft_leaves_somebody_unexplained(sweep, found, hand_over, oci, by):
    line = found("Aco")
    hand_over()
    drafts.drop(line.draft, reason="Salah tekan", by=by(oci))
    with pytest.raises(Refused, match="1 orang masih menunggu"):
        outreach.close(sweep, by=by(oci))


def test_those_who_came_along_are_handed_over_before_the_operation_closes(sweep, found, sari, by):
    registered(found("Aco"), sari, by)
    with pytest.raises(Refused, match="Catat dulu serah terimanya"):
        outreach.close(sweep, by=by(sari))


def test_it_closes_when_everybody_is_registered_or_not_admitted(sweep, found, hand_over, sari, by):
    aco_line, tati = found("Aco", age=11), found("Tati", sex="female")
    hand_over()
    registered(aco_line, sari, by)
    outreach.not_admitted(tati, outcome="home_family", by=by(sari))
    outreach.close(sweep, by=by(sari))
    assert reread(sweep).state == "closed"


def registered(line, user, by):
    """The social worker completes the intake and sends it in the normal way; returns the case."""
    draft = Draft.objects.get(pk=line.draft_id)
    told = {name: raw(data) for name, data in aco().items()}
    for code, data in told.items():
        kept = draft.answers.get(code, {})
        draft.answers[code] = kept | {
            "data": data | kept.get("data", {}) if code == "arrival" else data,
            "done": True,
        }
    draft.answers["arrival"]["data"].setdefault("arrived_at", told["arrival"]["arrived_at"])
    draft.save()
    return register.submit(draft, by=by(user))


def raw(data):
    return {name: value if isinstance(value, list) else [value] for name, value in data.items()}


def test_the_case_knows_its_operation(sweep, found, hand_over, sari, by):
    line = found("Aco", age=11, place="Lampu merah Pettarani")
    hand_over()
    case = registered(line, sari, by)
    assert case.draft.found.operation == sweep
    assert (case.source, case.source_document, case.found_at) == (
        "joint_sweep",
        "094/117/ST",
        "Lampu merah Pettarani",
    )
    assert case.case_worker == sari
    assert list(sweep.people.registered()) == [line]


def test_only_the_unit_head_opens_it_again_and_with_a_reason(sweep, oci, rina, by):
    outreach.close(sweep, by=by(oci))
    with pytest.raises(NotAllowed):
        outreach.reopen(sweep, reason="Ada yang terlewat", by=by(oci))
    with pytest.raises(Refused):
        outreach.reopen(sweep, reason=" ", by=by(rina))
    outreach.reopen(sweep, reason="Ada yang terlewat", by=by(rina))
    assert reread(sweep).state == "under_way"


def test_what_was_handed_over_is_handed_over_again_when_it_reopens(sweep, found, hand_over, rina, by):
    line = found("Aco")
    hand_over()
    outreach.not_admitted(line, outcome="refused", by=by(rina))
    outreach.close(sweep, by=by(rina))
    outreach.reopen(sweep, reason="Ia kembali", by=by(rina))
    assert reread(sweep).state == "handed_over"


def test_an_operation_without_people_is_called_off_with_a_reason(sweep, oci, by):
    with pytest.raises(Refused):
        outreach.cancel(sweep, reason="", by=by(oci))
    outreach.cancel(sweep, reason="Hujan deras", by=by(oci))
    assert reread(sweep).state == "cancelled"
    assert OperationLog.objects.get().reason == "Hujan deras"


def test_one_with_people_is_not(sweep, found, oci, by):
    found("Aco")
    with pytest.raises(Refused, match="Ada orang yang sudah dicatat"):
        outreach.cancel(sweep, reason="Hujan", by=by(oci))


def test_a_move_that_was_made_is_not_made_twice(sweep, oci, by):
    outreach.close(sweep, by=by(oci))
    with pytest.raises(NotNow):
        outreach.close(sweep, by=by(oci))
    assert OperationLog.objects.count() == 1


def test_the_page_says_what_is_refused_and_keeps_what_was_typed(as_, andi, sweep):
    page = (
        as_(andi)
        .post(address("act", sweep, "hand-over"), SAID | {"remarks": "Truk kedua menyusul"})
        .content.decode()
    )
    assert "Tidak ada orang yang dibawa" in page
    assert "Truk kedua menyusul" in page


@pytest.mark.parametrize(("verb", "data"), [("close", {}), ("cancel", {"reason": "Hujan"})])
def test_the_pages_move_it(as_, oci, sweep, verb, data):
    assert as_(oci).post(address("act", sweep, verb), data).url == address("detail", sweep)
    assert reread(sweep).is_over


def test_a_move_nobody_knows_is_not_found(as_, oci, sweep):
    assert as_(oci).get(address("act", sweep, "terbang")).status_code == 404


def test_the_log_cannot_be_rewritten(sweep, oci, by, two_roles):
    from django.db import ProgrammingError

    outreach.close(sweep, by=by(oci))
    with pytest.raises(ProgrammingError):
        OperationLog.objects.update(reason="lain")


def test_the_arrival_section_reads_what_a_line_told_it(found, hand_over):
    line = found("Aco")
    hand_over()
    answered = Reading(Draft.objects.get(pk=line.draft_id)).answered("arrival")
    assert isinstance(answered, Arrival)
    assert answered.is_valid(), answered.errors
