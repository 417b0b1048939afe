"""Questions to another institution, and people who stand in, over thirty to ninety days: who was told what, when, by
which channel. What is not in a list was not said."""

import pytest

from referrals.actions import deputies, issues, lifecycle
from referrals.actions.caseload import hand_over
from referrals.models import Issue
from rptc.accounts.actions import delegation, duty
from rptc.accounts.models import User
from rptc.accounts.sweep import sweep as roster
from rptc.audit.models import Event
from rptc.lib.actor import Actor
from rptc.notices.models import Notice
from tests.factories import UserFactory
from tests.referrals.domain.story import Story, wita

ASKED = {"kind": "question", "title": "Siapa menandatangani?", "body": "Berita acara belum ditandatangani."}


class Asking(Story):
    """Sari asks, Yusuf or Bu Rina answers; Andi is a second worker of the unit."""

    def __init__(self, *args):
        super().__init__(*args)
        self.andi_user = UserFactory(username="andi", full_name="Andi", role="shelter_officer")
        self.andi = Actor.of(self.andi_user)
        self.names[f"user:{self.andi.id}"] = "Andi"
        self.names[f"user:{self.rina.id}"] = "Bu Rina herself"

    def asks(self, **given):
        contact = self.partner.contacts.get(name="Yusuf")
        asked = {**ASKED, "partner": self.partner, "owed_by": "partner", "owner_contact": contact, **given}
        self.issue = issues.raise_(by=self.sari, **asked)
        return self

    def everything_is_carried(self):
        Notice.objects.by_hand().filter(state="queued").update(state="done", done_at=wita("2026-02-01 00.00"))
        return self

    def about(self, kind, since=None):
        """The lines about things of one kind."""
        lines = Notice.objects.filter(about_kind=kind).order_by("not_before", "id").exclude(state="dropped")
        return [self._say(line) for line in lines if since is None or line.queued_at >= wita(since)]

    def hearers(self, line):
        return [self.names.get(to, to) for to in line.to]


@pytest.fixture
def story(sari, rina, partner, bed):
    begun = []

    def begin(text):
        begun.append(Asking(sari, rina, partner, bed, text))
        return begun[0]

    yield begin
    for one in begun:
        one.end()


def test_a_partner_that_never_answers_reaches_its_head_and_the_social_office(story):
    """Raised Monday 2 February 2026; due on Monday 9; then one, three, seven days, and every seven."""
    told = story("2026-02-02 09.00").asks().at("2026-03-12 09.00").told()
    assert [line for line in told if "undone" not in line] == [
        "02-02 09.00 Yusuf by whatsapp: issue-raised",
        "09-02 00.01 Sari: issue_partner_zero (told)",
        "09-02 08.00 Yusuf by whatsapp: issue_partner_zero",
        "10-02 00.01 Sari: issue_partner_plus1 (told)",
        "10-02 00.01 Bu Rina: issue_partner_plus1 (told)",
        "10-02 08.00 Mira by whatsapp: issue_partner_plus1",
        "10-02 08.00 Mira by phone: issue_partner_plus1",
        "12-02 00.01 Bu Rina: issue_partner_plus3 (told)",
        "12-02 00.01 Sari: issue_partner_plus3 (told)",
        "12-02 08.00 Head of the partner by official_letter: issue_partner_plus3",
        "16-02 00.01 Bu Rina: issue_partner_plus7 (told)",
        "18-02 08.00 Head of the social office by official_letter: issue_partner_plus7",  # 16 and 17 are holidays
        "23-02 00.01 Head of the social office: issue_partner_plus14",
        "23-02 00.01 Bu Rina: issue_partner_plus14",
        *[f"{day} 00.01 {whom}: issue_partner_plus14 no. {n}"
          for n, day in enumerate(["02-03", "09-03"], start=2)
          for whom in ("Head of the social office", "Bu Rina")],
    ]  # fmt: skip
    assert Issue.objects.late().count() == 1


def test_what_was_said_by_nobody_is_told_to_the_head_as_undone(story):
    told = story("2026-02-02 09.00").asks().at("2026-02-05 09.00").told()
    assert told == ["02-02 09.00 Yusuf by whatsapp: issue-raised", "04-02 00.01 Bu Rina: issue-undone"]


def test_an_answer_in_time_stops_the_ladder_and_an_answer_that_is_not_enough_starts_a_new_one(story):
    asked = story("2026-02-02 09.00").asks().everything_is_carried().at("2026-02-05 10.00")
    issues.reply(asked.issue, answer="Kepala panti.", by=asked.yusuf)
    asked.at("2026-02-18 09.00")
    issues.reopen(asked.issue, reason="Siapa namanya?", by=asked.sari)
    asked.everything_is_carried().at("2026-02-26 09.00").everything_is_carried().at("2026-02-27 09.00")
    issues.reply(asked.issue, answer="Pak Contoh.", by=asked.yusuf)
    issues.settle(asked.issue, outcome="Ditandatangani", by=asked.sari)
    assert asked.at("2026-05-03 09.00").told(since="2026-02-03 00.00") == [
        "05-02 10.00 Sari: issue-answered",
        "18-02 09.00 Yusuf by whatsapp: issue-reopened",
        "25-02 00.01 Sari: issue_partner_zero (told)",
        "25-02 08.00 Yusuf by whatsapp: issue_partner_zero",
        "26-02 00.01 Sari: issue_partner_plus1 (told)",
        "26-02 00.01 Bu Rina: issue_partner_plus1 (told)",
        "26-02 08.00 Mira by whatsapp: issue_partner_plus1",
        "26-02 08.00 Mira by phone: issue_partner_plus1",
        "27-02 09.00 Sari: issue-answered",
    ]
    assert (asked.issue.days_late(), asked.issue.days_late_on_original()) == (2, 18)


def test_rptcs_own_lateness_goes_upwards_and_a_new_owner_hears_from_the_day_of_the_change(story):
    """The partner asks; Andi is to answer, goes on leave, Bu Rina herself takes it: the original promise stays."""
    ours = story("2026-02-02 09.00")
    ours.asks(owed_by="rptc", owner_contact=None, owner=ours.andi_user).at("2026-02-11 09.00")
    rina = User.objects.get(pk=ours.rina.id)
    issues.reassign(
        ours.issue, owner=rina, due_on=wita("2026-02-20 00.00").date(), reason="Andi cuti", by=ours.sari
    )
    ours.at("2026-02-24 09.00")
    issues.reply(ours.issue, answer="Kepala UPT.", by=ours.rina)
    assert ours.at("2026-04-03 09.00").told() == [
        "02-02 09.00 Andi: issue-raised",
        "09-02 00.01 Andi: issue_rptc_zero",
        "09-02 00.01 Sari: issue_rptc_zero (told)",
        "10-02 00.01 Andi: issue_rptc_plus1",
        "10-02 00.01 Bu Rina: issue_rptc_plus1 (told)",
        "11-02 09.00 Bu Rina herself: issue-reassigned",
        "20-02 00.01 Bu Rina herself: issue_rptc_zero",
        "20-02 00.01 Sari: issue_rptc_zero (told)",
        "21-02 00.01 Bu Rina herself: issue_rptc_plus1",
        "21-02 00.01 Bu Rina: issue_rptc_plus1 (told)",
        "23-02 00.01 Bu Rina: issue_rptc_plus3",
        "23-02 00.01 Bu Rina herself: issue_rptc_plus3 (told)",
        "23-02 08.00 Bu Rina by email: issue_rptc_plus3",
        "24-02 09.00 Sari: issue-answered",
    ]
    assert (ours.issue.days_late(), ours.issue.days_late_on_original()) == (4, 15)


def test_an_agency_without_a_row_in_the_registry_is_called_by_the_worker(story):
    asked = story("2026-02-02 09.00")
    asked.asks(
        partner=None, agency="Polsek Contoh", owner_contact=None, owner_name="Aiptu Contoh"
    ).everything_is_carried()
    asked.at("2026-02-10 09.00")
    lines = Notice.objects.filter(template="issue-rung", channel__in=["whatsapp", "phone"])
    assert {tuple(asked.hearers(line)) for line in lines} == {("Sari",)}
    issues.withdraw(asked.issue, reason="Sudah jelas", by=asked.sari)
    told = asked.at("2026-05-03 09.00").told(since="2026-02-10 01.00")
    assert told == ["10-02 09.00 Sari by phone: issue-withdrawn", "12-02 00.01 Bu Rina: issue-undone"]
    assert Notice.objects.get(template="issue-withdrawn").to_label == "Aiptu Contoh"


def test_while_the_head_is_away_for_fourteen_days_the_delegate_decides_and_hears(story):
    """Bu Rina is away from 2 to 15 February; Andi acts for her. On the 16th the chair is hers alone again."""
    away = story("2026-02-01 09.00")
    delegation.name(
        delegate=away.andi_user, kind="plh", starts_on=wita("2026-02-02 00.00").date(),
        ends_on=wita("2026-02-15 00.00").date(), letter_number="800/12/2026", by=away.rina,
    )  # fmt: skip
    away.at("2026-02-02 09.00")
    stand_in = Actor.of(User.objects.get(pk=away.andi.id))
    assert stand_in.acting_for == "unit_head"
    away.rina = stand_in  # who approves from here on
    away.is_sent().at("2026-02-13 09.00")
    entry = away.referral.log.get(verb="send")
    assert (entry.actor_label, entry.acting_for) == ("Andi", "unit_head")
    assert Event.objects.get(verb="referral-sent").acting_for == "unit_head"
    heard = Notice.objects.addressed_to(User.objects.get(pk=away.andi.id).addresses)
    said = set(heard.values_list("template", flat=True))
    assert said == {"delegation-named", "referral-submitted", "referral-rung", "referral-undone"}
    away.at("2026-02-16 09.00")
    back = User.objects.get(pk=away.andi.id)
    assert not back.has_perm("referrals.approve")
    assert "role:unit_head" not in back.addresses
    assert Event.objects.get(verb="delegation-named").acting_for == ""


def test_a_deputy_hears_what_the_worker_hears_and_a_case_load_takes_the_rest_along(story):
    """Sari goes on leave: Andi is her deputy for a week, then her work goes over for good."""
    leave = story("2026-02-02 09.00").is_sent()
    deputies.name(leave.episode, deputy=leave.andi_user, by=leave.sari)
    leave.at("2026-02-03 09.00").is_accepted()
    heard = Notice.objects.get(template="referral-accepted")
    assert leave.hearers(heard) == ["Sari", "Andi"]
    leave.at("2026-02-09 09.00")
    rungs = Notice.objects.filter(template="referral-rung", to__contains=[f"user:{leave.sari.id}"])
    assert rungs.exists()
    assert all("Andi" in leave.hearers(line) for line in rungs)
    hand_over(giver=leave.sari.user, taker=leave.andi_user, reason="leave", by=leave.rina)
    leave.referral.refresh_from_db()
    assert leave.referral.worker == leave.andi_user
    lifecycle.cancel(leave.referral, note="Keluarga menjemput", by=leave.andi)
    leave.at("2026-05-03 09.00")
    late = Notice.objects.filter(
        queued_at__gt=wita("2026-02-09 09.00"), to__contains=[f"user:{leave.sari.id}"]
    )
    assert not late.exists(), "after the hand-over Sari hears nothing more of it"


def test_in_immediate_danger_whoever_is_on_duty_is_called_and_a_night_without_anybody_is_told(story):
    night = story("2026-02-02 09.00")
    duty.add(
        user=night.andi_user,
        starts_at=wita("2026-02-02 20.00"),
        ends_at=wita("2026-02-03 08.00"),
        by=night.rina,
    )
    night.at("2026-02-02 21.00").is_sent_by_the_duty_worker()
    calls = Notice.objects.filter(template="referral-rung", context__isnull=False)
    urgent = [line for line in calls if line.context.get("rung") == "urgent_now"]
    assert ("Andi",) in {tuple(night.hearers(line))[:1] for line in urgent}
    assert all("duty officer" not in night.hearers(line) for line in urgent)
    for hour in ("2026-02-02 23.00", "2026-02-03 07.00", "2026-02-03 09.00", "2026-02-03 12.00"):
        roster(wita(hour))
    assert night.about("unit") == [night._say(Notice.objects.get(template="nobody-on-duty"))]
    assert Notice.objects.get(template="nobody-on-duty").to == ["role:unit_head"]
