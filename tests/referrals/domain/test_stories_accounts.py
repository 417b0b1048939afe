"""Three stories of one partner that answers by link, by account and by phone: who was told what, what stood in its inbox
on which day, and by which way each word came."""

import pytest
from django.utils import timezone

from partners.actions import member as members
from partners.models import Member
from referrals.actions import handovers, lifecycle
from referrals.inbox.figures import by_way, table
from referrals.inbox.groups import groups
from referrals.inbox.news import news
from referrals.inbox.own import finished
from referrals.models import ReferralLog
from rptc.lib.actor import Actor
from tests.referrals.domain.story import Story


class PartnerStory(Story):
    """Yusuf joins in the story itself; what the inbox holds is asked as the page asks it."""

    def joins(self):
        contact = self.partner.contacts.get(name="Yusuf")
        made = members.invite(self.partner, by=Actor.contact(contact, "Yusuf"), contact=contact)
        self.member = members.join(made, password="kapal pinisi biru")
        self.account = Actor.contact(self.member.contact, "Yusuf", means="account")
        return self

    def inbox(self):
        """{group: [due in words or ""]}."""
        found, _late = groups(self.partner, self.account, timezone.now())
        return {group.id: [task.due.words if task.due else "" for task in group.tasks] for group in found}

    def late(self):
        return len(groups(self.partner, self.account, timezone.now())[1])

    def knows(self):
        return [one.text for one in news(self.partner, timezone.now())]

    def receipts(self):
        return [one.state for one in finished(self.partner, timezone.now())]

    def ways(self):
        return dict(by_way(self.partner, timezone.now()))

    def figure(self, label):
        return next(line.value for line in table(self.partner, timezone.now()) if line.label == label)

    def said(self):
        """[(verb, way)] of every word that came from the partner."""
        return list(self.referral.log.exclude(means="").values_list("verb", "means"))

    def phone(self, act, **more):
        """Sari writes down what Yusuf said on the telephone."""
        act(self.referral, by=self.sari, for_partner_note="Yusuf, lewat telepon", **more)
        return self


@pytest.fixture
def story(sari, rina, partner, bed):
    begun = []

    def begin(text):
        begun.append(PartnerStory(sari, rina, partner, bed, text).joins())
        return begun[0]

    yield begin
    for one in begun:
        one.end()


def test_one_partner_answers_by_link_by_account_and_by_phone_and_the_ways_are_counted_apart(story):
    told = story("2026-02-02 09.00").is_sent(days=10)
    assert told.inbox() == {"answer": ["2 days left"]}
    told.at("2026-02-03 09.00").is_accepted()  # behind the link
    assert told.inbox() == {"handover": [""]} and told.knows() == []
    told.at("2026-02-04 10.00").rptc_gives()
    assert told.knows() == ["RPTC confirmed its half"]
    handovers.confirm(told.referral, leg="there", side="partner", by=told.account)
    assert told.inbox() == {"service": ["11 days left"]}
    told.at("2026-02-14 09.00").phone(lifecycle.ready)
    assert told.inbox() == {"ready": [""]}
    told.plans("back", "2026-02-16 10.00")
    assert told.inbox() == {"planned": [""]} and told.knows() == ["RPTC planned a journey"]
    told.at("2026-02-16 11.00")
    handovers.confirm(told.referral, leg="back", side="partner", by=told.account)
    told.rptc_takes()
    assert told.said() == [
        ("accept", ReferralLog.Means.LINK), ("enter_service", ReferralLog.Means.ACCOUNT), ("ready", ReferralLog.Means.PHONE),
    ]  # fmt: skip
    assert told.ways() == {"Partner link": 1, "Partner account": 2, "By phone, recorded by RPTC": 1}
    assert told.inbox() == {} and told.receipts() == ["collected"]
    assert told.at("2026-03-03 09.00").receipts() == []
    assert told.at("2026-05-03 09.00").ways() == {
        "Partner link": 1,
        "Partner account": 2,
        "By phone, recorded by RPTC": 1,
    }
    assert told.at("2026-06-01 09.00").ways() == {}


def test_a_late_answer_by_account_is_late_on_the_partners_side_only(story):
    late = story("2026-02-02 09.00").is_sent(days=20)
    assert late.at("2026-02-04 23.00").late() == 0
    assert late.at("2026-02-09 09.00").late() == 1 and late.inbox() == {"answer": ["5 days late"]}
    assert late.told(since="2026-02-03 00.00") == [
        "04-02 00.01 Sari: answer_partner_zero (told)",
        "04-02 08.00 Yusuf by whatsapp: answer_partner_zero",
        "05-02 00.01 Sari: answer_partner_plus1 (told)",
        "05-02 08.00 Mira by whatsapp: answer_partner_plus1",
        "05-02 08.00 Mira by phone: answer_partner_plus1",
        "06-02 00.01 Bu Rina: answer_partner_plus2",
        "06-02 00.01 Sari: answer_partner_plus2 (told)",
        "06-02 00.01 Bu Rina: undone",
        "07-02 00.01 Bu Rina: undone",
    ]
    lifecycle.accept(late.referral, by=late.account)
    assert late.late() == 0 and late.said() == [("accept", "account")]
    assert late.told(since="2026-02-09 00.01")[-1] == "09-02 09.00 Sari: accepted"
    late.at("2026-03-09 09.00")  # RPTC never brings the client: nothing of it is the partner's
    assert late.late() == 0 and late.inbox() == {"handover": [""]} and late.figure("Late now") == "0"
    assert late.figure("Answered on time") == "n < 5" and late.ways() == {"Partner account": 1}


def test_a_member_who_is_ended_leaves_the_link_to_those_who_stay(story, wati, by):
    """Ninety days: service by account, the account is ended, more time by link, ready by phone, nobody collects."""
    left = story("2026-02-02 09.00").is_sent(days=30)
    lifecycle.accept(left.referral, by=left.account)
    left.at("2026-02-04 10.00").rptc_gives()
    handovers.confirm(left.referral, leg="there", side="partner", by=left.account)
    left.whatsapp_is_opened().at("2026-02-20 09.00")
    members.end(left.member, by=by(wati))
    assert not Member.objects.active().exists()
    left.at("2026-03-02 09.00").asks_for_days(14).rina_approves()
    assert "The unit head approved more time" in left.knows()
    left.at("2026-03-20 09.00").phone(lifecycle.ready)
    assert left.inbox() == {"ready": [""]}  # what another member would find
    left.at("2026-05-03 09.00")
    assert left.late() == 0 and left.figure("Late now") == "0"
    assert left.said() == [("accept", "account"), ("enter_service", "account"), ("ready", "phone")]
    assert left.ways() == {"Partner account": 2, "By phone, recorded by RPTC": 1}
    assert left.figure("Ready on time") == "n < 5" and left.figure("Clients taken over") == "1"
    lines = left.told(since="2026-03-20 00.00")
    assert "20-03 09.00 Sari: ready" in lines and not [line for line in lines if "serve_until" in line]
    assert any("pick_up_rptc_plus7" in line for line in lines)  # the ladder climbs where it is owed: at RPTC
