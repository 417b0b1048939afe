"""E-mail through a real server: accepted, refused for now, refused for good, nobody there; told when it is given up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rptc import notices
from rptc.lib.actor import Actor
from rptc.notices import delivery
from rptc.notices.delivery import deliver
from rptc.notices.models import Notice

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_the_unit_head_gets_a_mail_and_the_servers_yes_is_kept(post, reachable, letter, state):
    notice = letter()
    assert deliver() == {"mailed": 1}
    (mail,) = post.mails
    assert mail["To"] == "Bu Rina <rina@makassar.example>" and mail.receivers == ["rina@makassar.example"]
    assert (
        mail["Subject"].strip() == f"RPTC: {letter.referral.number} – Klien siap dijemput: atur penjemputan"
    )
    assert f"/referrals/{letter.referral.code}/" in mail.get_content()
    assert state(notice) == ("done", "")
    assert deliver() == {}


def test_a_mail_says_that_a_machine_wrote_it_and_which_notice_it_is(post, reachable, letter):
    notice = letter()
    deliver()
    (mail,) = post.mails
    assert mail["Message-ID"] == f"<{notice.code}@makassar.example>"
    assert (mail["Auto-Submitted"], mail["List-Id"]) == ("auto-generated", "RPTC <rptc.makassar.example>")
    assert mail.get_content_type() == "text/plain"


def test_what_may_not_ring_yet_waits(post, reachable, letter):
    now = timezone.now()
    letter(not_before=now + timedelta(hours=2))
    assert deliver(now) == {}
    assert deliver(now + timedelta(hours=2)) == {"mailed": 1}


def test_busy_now_is_asked_again_after_a_minute(post, reachable, letter, state):
    notice, now = letter(), timezone.now()
    post.answers = ["451 4.3.0 try later"]
    assert deliver(now) == {"postponed": 1}
    assert state(notice) == ("queued", "451 4.3.0")
    assert deliver(now) == {}
    assert deliver(now + MINUTE) == {"mailed": 1}
    assert state(notice) == ("done", "")


def test_the_pauses_grow_and_after_the_last_it_is_given_up(post, reachable, letter, state):
    notice, now, moments = letter(), timezone.now(), []
    post.answers = ["451 busy"] * 20
    for minute in range(0, 20 * 60):
        if deliver(now + minute * MINUTE):
            moments.append(minute)
    assert moments == [0, 1, 6, 21, 81, 321, 561, 801]
    assert state(notice) == ("failed", "451")


def test_a_refusal_for_good_is_given_up_at_once_without_the_address(post, reachable, letter, state):
    notice = letter()
    post.unknown = {"rina@makassar.example"}
    assert deliver() == {"given_up": 1}
    assert state(notice) == ("failed", "550 5.1.1")


def test_a_mail_whose_content_is_refused_is_given_up(post, reachable, letter, state):
    notice = letter()
    post.answers = ["554 5.7.1 not from you, rptc@makassar.example"]
    deliver()
    assert state(notice) == ("failed", "554 5.7.1")


def test_nobody_with_an_address_is_said_and_costs_no_connection(post, rina, letter, state):
    notice = letter()
    assert deliver() == {"given_up": 1}
    assert state(notice) == ("failed", "no-address")


def test_what_was_given_up_is_told_to_whoever_would_carry_it(post, sari, letter):
    letter(to=["contact:999", f"user:{sari.pk}"], to_label="Yusuf")
    deliver()
    told = Notice.objects.get(template="message-failed")
    assert (told.channel, told.to, told.state) == ("in_app", [f"user:{sari.pk}"], "queued")
    assert told.about_label == letter.referral.number


def test_with_nobody_of_the_unit_beside_it_the_administration_is_told(post, letter):
    letter(to=["office:dinas_head"])
    deliver()
    assert Notice.objects.get(template="message-failed").to == ["role:administration"]


def test_sent_again_it_is_tried_as_if_for_the_first_time_and_the_warning_goes(post, reachable, letter, state):
    notice = letter()
    post.unknown = {"rina@makassar.example"}
    deliver()
    post.unknown = set()
    notice.refresh_from_db()
    assert notices.again(notice) and not notices.again(notice)
    assert deliver() == {"withdrawn": 1, "mailed": 1}
    assert state(notice) == ("done", "")
    assert not Notice.objects.filter(template="message-failed", state="queued").exists()


def test_done_by_hand_it_is_not_sent_any_more(post, rina, letter):
    notice = letter()
    deliver()
    assert notices.done(notice, by=Actor.job("Sari"))
    rina.email = "rina@makassar.example"
    rina.save()
    assert deliver() == {"withdrawn": 1}
    assert post.mails == []


def test_a_promise_that_is_kept_withdraws_what_could_not_be_delivered(post, rina, letter, state):
    notice = letter()
    deliver()
    assert notices.drop(letter.referral) == 1
    assert state(notice)[0] == "dropped"
    assert deliver() == {"withdrawn": 1}


def test_after_a_crash_behind_the_servers_yes_the_same_mail_goes_once_more(
    post, reachable, letter, monkeypatch
):
    letter()
    now = timezone.now()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(delivery, "_mark", lambda *args, **fields: (_ for _ in ()).throw(KeyboardInterrupt))
        deliver(now)
    assert deliver(now + 9 * MINUTE) == {}
    assert deliver(now + 10 * MINUTE) == {"mailed": 1}
    first, second = post.mails
    assert first["Message-ID"] == second["Message-ID"]


def test_one_mail_that_cannot_be_written_stops_no_other(post, reachable, letter, state, caplog):
    bad, good = letter("a"), letter("b")
    Notice.objects.filter(pk=bad.pk).update(about_label="R\nBcc: dodi@example")
    assert deliver() == {"postponed": 1, "mailed": 1}
    assert state(bad) == ("queued", "unreadable") and state(good)[0] == "done"
    assert "could not be written" in caplog.text


def test_without_a_mail_server_mail_waits(settings, reachable, letter, state):
    settings.EMAIL_HOST = ""
    notice = letter()
    assert deliver() == {"no_mail_server": 1}
    assert state(notice) == ("queued", "")
