"""An issue is raised with a name and a day, answered by whoever owes it, and settled or asked again."""

from datetime import date

import pytest
from django.utils import timezone

from partners.models import Contact
from referrals.actions import issues
from referrals.models import Issue
from referrals.refusals import Refused
from rptc.audit.models import Event
from rptc.flow import NotAllowed, NotNow
from rptc.notices.models import Notice
from tests.referrals.domain.people import receiving_partner
from tests.referrals.issues.conftest import ASKED, answered, raised

pytestmark = pytest.mark.django_db


def due(issue):
    return f"{timezone.localtime(issue.due):%d-%m %H.%M}"


def waiting(**where):
    return list(
        Notice.objects.filter(state="queued", about_kind="issue", **where).values_list("template", flat=True)
    )


def test_an_answer_is_promised_within_five_working_days(world, monday):
    issue = raised(world)
    assert (issue.number, issue.state, due(issue)) == ("IS-2026-0001", "open", "09-02 23.59")
    assert issue.original_due == issue.due
    assert (issue.raised_side, issue.owner_name) == ("rptc", "Yusuf")


def test_another_day_may_be_named(world):
    assert due(raised(world, due_on=date(2026, 2, 3))) == "03-02 23.59"


@pytest.mark.parametrize("day", [date(2026, 2, 1), date(2028, 1, 1), date(2027, 2, 5)])
def test_a_day_that_passed_or_lies_too_far_is_refused(world, day):
    with pytest.raises(Refused):
        raised(world, due_on=day)
    assert not Issue.objects.exists()


def test_what_rptc_owes_was_asked_by_the_partner_and_reaches_its_owner(world):
    issue = raised(world, owed_by="rptc")
    assert (issue.raised_side, issue.owner) == ("partner", world.rina.user)
    line = Notice.objects.get(about_kind="issue")
    assert (line.to, line.channel, line.about_label) == ([f"user:{world.rina.id}"], "in_app", issue.number)


def test_a_contact_is_told_by_whatsapp_and_an_agency_by_a_call_of_the_worker(world):
    raised(world)
    line = Notice.objects.get(about_kind="issue")
    contact = world.partner.contacts.first()
    assert (line.channel, line.to) == ("whatsapp", [f"contact:{contact.pk}", f"user:{world.sari.id}"])
    other = raised(
        world, partner=None, agency="Polsek Panakkukang", owner_contact=None, owner_name="Aiptu Contoh"
    )
    line = Notice.objects.get(about_code=other.code)
    assert (line.channel, line.to, line.to_label) == ("phone", [f"user:{world.sari.id}"], "Aiptu Contoh")


def test_on_a_referral_the_partner_is_that_of_the_referral(world):
    referral = world.sent()
    issue = raised(world, referral=referral, partner=None)
    assert issue.partner == world.partner
    event = Event.objects.get(verb="issue-raised")
    assert event.person_code == world.episode.person.code
    assert ASKED["title"] not in str(event.data)


@pytest.mark.parametrize(
    "given",
    [
        {"owner_contact": None},
        {"owner_contact": None, "owner_name": "  "},
        {"partner": None, "agency": ""},
        {"owed_by": "rptc", "owner": None},
    ],
    ids=["nobody", "a blank name", "with nobody", "nobody of RPTC"],
)
def test_an_issue_without_somebody_who_answers_is_refused(world, given):
    with pytest.raises(Refused):
        raised(world, **{"owner_name": "", **given})


def test_a_contact_of_another_partner_or_one_who_left_answers_nothing(world):
    other = receiving_partner("Klinik Contoh", "Ida").contacts.first()
    with pytest.raises(Refused):
        raised(world, owner_contact=other)
    Contact.objects.filter(pk=world.partner.contacts.first().pk).update(ended_at=timezone.now())
    with pytest.raises(Refused):
        raised(world)


def test_an_auditor_raises_nothing(world):
    with pytest.raises(NotAllowed):
        raised(world, by=world.tono)


def test_the_partner_answers_and_whoever_asked_is_told(world, issue):
    issues.reply(issue, answer="Kepala panti.", by=world.yusuf)
    assert (issue.state, issue.answer, issue.answered_by) == ("answered", "Kepala panti.", "Yusuf")
    assert issue.kept_at == issue.answered_at
    assert waiting() == ["issue-answered"]


def test_rptc_records_what_the_partner_said_with_who_and_how(world, issue):
    with pytest.raises(Refused, match="who answered"):
        issues.reply(issue, answer="Kepala panti.", by=world.sari)
    entry = issues.reply(issue, answer="Kepala panti.", said_by="Yusuf, lewat telepon", by=world.sari)
    assert (issue.answered_by, entry.actor_label) == ("Yusuf, lewat telepon", "Sari")
    assert entry.data["said_by"] == "Yusuf, lewat telepon"


def test_a_partner_answers_neither_for_rptc_nor_for_another_partner(world, issue):
    with pytest.raises(NotAllowed):
        issues.reply(raised(world, owed_by="rptc"), answer="Ya", by=world.yusuf)
    with pytest.raises(NotAllowed):
        issues.reply(issue, answer="Ya", by=world.hasan)


def test_an_answer_that_is_not_enough_is_asked_again_and_stays_on_record(world, monday):
    issue = answered(world)
    monday("2026-02-11 09.00")
    entry = issues.reopen(issue, reason="Nama kepala panti belum disebut", by=world.sari)
    assert (issue.state, issue.answer, issue.kept_at) == ("open", "", None)
    assert entry.data["answer"] == "Kepala panti."
    assert (due(issue), f"{timezone.localtime(issue.original_due):%d-%m}") == ("20-02 23.59", "09-02")
    assert waiting() == ["issue-reopened"]


def test_a_settled_issue_is_over(world):
    issue = answered(world)
    issues.settle(issue, outcome="Ditandatangani", by=world.sari)
    assert (issue.state, issue.outcome) == ("settled", "Ditandatangani")
    assert waiting() == []
    with pytest.raises(NotNow):
        issues.reopen(issue, reason="Kurang", by=world.sari)


def test_a_withdrawn_issue_is_said_to_whoever_would_have_answered(world, issue):
    issues.withdraw(issue, reason="Sudah jelas", by=world.sari)
    assert (issue.state, issue.outcome) == ("withdrawn", "Sudah jelas")
    assert waiting() == ["issue-withdrawn"]


def test_an_answered_issue_is_withdrawn_without_a_word_to_the_partner(world):
    issues.withdraw(answered(world), reason="Salah alamat", by=world.sari)
    assert waiting() == []


def test_another_owner_or_day_is_named_with_a_reason_and_the_original_stays(world, issue):
    second = Contact.objects.create(partner=world.partner, name="Mira", order=2)
    issues.reassign(issue, owner_contact=second, due_on=date(2026, 2, 16), reason="Yusuf cuti", by=world.sari)
    assert (issue.owner_name, due(issue)) == ("Mira", "16-02 23.59")
    assert f"{timezone.localtime(issue.original_due):%d-%m}" == "09-02"
    entry = issue.log.get(verb="reassign")
    assert (entry.source, entry.target, entry.data["owner_name"]) == ("open", "open", "Yusuf")
    assert Notice.objects.get(template="issue-reassigned").to[0] == f"contact:{second.pk}"


def test_nothing_changes_without_a_change_a_reason_or_an_open_issue(world, issue):
    with pytest.raises(Refused, match="somebody else or another day"):
        issues.reassign(issue, reason="Entah", by=world.sari)
    with pytest.raises(Refused, match="Say why"):
        issues.reassign(issue, reason=" ", due_on=date(2026, 2, 16), by=world.sari)
    with pytest.raises(NotAllowed):
        issues.reassign(issue, reason="Cuti", due_on=date(2026, 2, 16), by=world.yusuf)
    with pytest.raises(NotNow):
        issues.reassign(answered(world), reason="Cuti", due_on=date(2026, 2, 16), by=world.sari)
    assert not issue.log.exists()


def test_an_answer_from_before_the_question_or_from_tomorrow_is_refused(world, issue, monday):
    early = timezone.now() - timezone.timedelta(hours=1)
    for at in (early, early + timezone.timedelta(days=2)):
        with pytest.raises(Refused):
            issues.reply(issue, answer="Ya", said_by="Yusuf", at=at, by=world.sari)


def test_lists_tell_late_from_open_and_show_restricted_ones_to_the_team_only(world, monday):
    issue, done = raised(world, referral=world.sent()), answered(world)
    monday("2026-02-10 09.00")
    assert list(Issue.objects.late()) == [issue]
    assert set(Issue.objects.unsettled()) == {issue, done}
    person = world.episode.person
    person.restricted = True
    person.save()
    assert set(Issue.objects.visible_to(world.sari.user)) == {issue, done}
    from tests.factories import UserFactory

    assert list(Issue.objects.visible_to(UserFactory(role="social_worker"))) == [done]
    assert list(Issue.objects.visible_to(world.tono.user)) == []
