"""Seven stories with a real mail server in the loop: who got what mail when, and who was told when none arrived.

All of them: sent on Monday 2 February 2026, agreed until Sunday 15, to be collected by Wednesday 18. On the third day
after that, Saturday 21, the ladder writes to Bu Rina; a mail may ring on Monday 23 at 08.00.
"""

import pytest
from django.utils import timezone

from rptc import notices
from rptc.accounts.models import Delegation
from rptc.notices import watch
from rptc.notices.models import Notice, Pulse
from rptc.sop.models import Rung
from tests.referrals.domain.story import Story
from tests.referrals.domain.test_stories import in_service
from tests.senders.post_office import PostOffice


@pytest.fixture
def post(settings):
    office = PostOffice().open()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
    settings.EMAIL_TIMEOUT, settings.DEFAULT_FROM_EMAIL = 2, "RPTC <rptc@makassar.example>"
    yield office
    office.close()


@pytest.fixture
def story(sari, rina, partner, bed, post):
    sari.email, rina.email = "sari@makassar.example", "rina@makassar.example"
    sari.save()
    rina.save()
    begun = Story(sari, rina, partner, bed, "2026-02-02 09.00").by_command()
    yield in_service(begun)
    begun.end()


def went(post):
    """["rina@… R-2026-0001", …] of the mails that the server took."""
    return [f"{' '.join(mail.receivers)} {mail['Subject'].split()[1]}" for mail in post.mails]


def mailed():
    """["23-02 09.00 done", …] of every e-mail, as the outbox tells it."""
    lines = Notice.objects.filter(channel="email").order_by("pk")
    return [
        f"{timezone.localtime(line.done_at or line.not_before):%d-%m %H.%M} {line.state}" for line in lines
    ]


def test_on_the_third_day_nobody_collected_bu_rina_gets_one_mail_in_office_hours(story, post):
    story.at("2026-02-22 12.00")
    assert (went(post), mailed()) == ([], ["23-02 08.00 queued"])
    story.hourly_until("2026-02-23 12.00").at("2026-05-03 09.00")
    number = story.referral.number
    assert went(post) == [f"rina@makassar.example {number}"]
    assert mailed() == ["23-02 08.00 done"]
    assert f"/referrals/{story.referral.code}/" in post.mails[0].get_content()


def test_collected_on_sunday_no_mail_is_sent_on_monday(story, post):
    story.at("2026-02-22 15.00").partner_gives().rptc_takes()
    story.hourly_until("2026-02-23 12.00").at("2026-04-03 09.00")
    assert (went(post), mailed()) == ([], ["22-02 15.00 dropped"])


def test_when_the_job_was_down_for_three_days_it_says_so_and_the_mail_comes_late_but_once(story, post):
    story.at("2026-02-20 12.00").without_the_job_until("2026-02-23 13.00")
    stopped = watch.state()
    assert stopped.stopped and timezone.localtime(stopped.last_run).day == 20
    story.tick()
    assert not watch.state().stopped
    story.hourly_until("2026-02-24 09.00")
    assert went(post) == [f"rina@makassar.example {story.referral.number}"]
    assert mailed() == ["23-02 13.00 done"]


def test_a_server_that_is_down_for_a_night_gets_the_mail_afterwards(story, post, settings):
    story.at("2026-02-23 07.30")
    settings.EMAIL_PORT = 1  # nobody answers there
    story.hourly_until("2026-02-23 22.00")
    waits = Notice.objects.get(channel="email")
    assert (waits.state, waits.last_error, went(post)) == ("queued", "no-answer", [])
    settings.EMAIL_PORT = post.port
    story.hourly_until("2026-02-24 09.00").at("2026-03-20 09.00")
    assert went(post) == [f"rina@makassar.example {story.referral.number}"]
    assert not Notice.objects.filter(template="message-failed").exists()


def test_a_server_that_stays_down_is_given_up_told_and_sent_again_by_hand(story, post, settings):
    story.at("2026-02-23 07.30")
    settings.EMAIL_PORT = 1
    story.hourly_until("2026-02-24 09.00")
    assert watch.state().failed == 1
    told = Notice.objects.get(template="message-failed")
    assert (told.to, told.channel, told.about_label) == (["role:unit_head"], "in_app", story.referral.number)
    settings.EMAIL_PORT = post.port
    notices.again(Notice.objects.get(channel="email"))
    story.hourly_until("2026-02-24 11.00")
    assert went(post) == [f"rina@makassar.example {story.referral.number}"]
    told.refresh_from_db()
    assert (told.state, watch.state().failed) == ("dropped", 0)


def test_a_contact_without_an_e_mail_is_said_to_sari_until_one_is_written_down(story, post):
    """The unit head has the last reminder to the partner sent by e-mail too."""
    Rung.objects.filter(code="serve_until_partner_minus3").update(channels=["whatsapp", "email"])
    story.at("2026-02-12 07.00").hourly_until("2026-02-12 12.00")
    asked = Notice.objects.get(channel="email")
    assert (asked.state, asked.last_error) == ("failed", "no-address")
    told = Notice.objects.get(template="message-failed")
    assert story.names[told.to[0]] == "Sari"
    yusuf = story.partner.contacts.get(name="Yusuf")
    yusuf.email = "yusuf@mitra.example"
    yusuf.save()
    notices.again(asked)
    story.hourly_until("2026-02-12 14.00")
    assert went(post) == [f"yusuf@mitra.example {story.referral.number}"]
    assert f"/r/{story.referral.links.get(contact=yusuf).token}/" in post.mails[0].get_content()


def test_whoever_stands_in_for_bu_rina_that_monday_gets_the_mail_too(story, post, andi):
    andi.email = "andi@makassar.example"
    andi.save()
    Delegation.objects.create(
        delegate=andi, kind="plh", starts_on="2026-02-23", ends_on="2026-02-24", made_by="Bu Rina"
    )
    story.at("2026-02-22 12.00").hourly_until("2026-02-23 12.00")
    assert sorted(post.mails[0].receivers) == ["andi@makassar.example", "rina@makassar.example"]
    assert Pulse.objects.get().failed == []
