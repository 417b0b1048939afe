"""First what I owe and is late, then what waits for me, then what I should know; each line leads to its own page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import FamilyWord, Hold, Report
from rptc import notices
from rptc.accounts.models import Duty
from rptc.desk.tasks.line import Groups, Line
from rptc.desk.tasks.pages import FIRST
from rptc.notices.models import Notice
from rptc.sop.models import Limit
from tests.desk.tasks.test_head_desk import every
from tests.desk.tasks.test_worker_desk import desk, promise
from tests.factories import EpisodeFactory, PartnerFactory, ReferralFactory, UserFactory
from tests.house.world import World

pytestmark = pytest.mark.django_db
NOW = timezone.now


def waits(context):
    groups = context["groups"]
    return {(task.code, task.meta) for task in groups.today + groups.later + groups.calm}


@pytest.fixture
def case(sari, assessed):
    """A grown-up client of Sari's: no family waits for a word."""
    found = EpisodeFactory(case_worker=sari, person__birth_date="1980-01-01", age=46)
    assessed(found)
    return found


def referral(case, **more):
    return ReferralFactory(episode=case, worker=case.case_worker, **more)


def test_what_came_to_nothing_is_offered_again_and_stands_above_today(as_, sari, case):
    lost = referral(case, state="declined", sent_at=NOW(), ended_at=NOW())
    EpisodeFactory(case_worker=sari, arrived_at=NOW() - timedelta(hours=1))
    first = desk(as_(sari))["groups"].today[0]
    assert first.code == lost.number and first.href == f"/referrals/{lost.code}/reoffer/"


def test_a_report_of_the_partner_waits_until_somebody_reads_it(as_, sari, case):
    served = referral(case, state="in_service", sent_at=NOW(), handed_over_at=NOW())
    report = Report.objects.create(
        referral=served, kind="progress", result="Sehat", side="partner", made_by="Yusuf", at=NOW()
    )
    assert (served.number, "Baca laporan mitra") in waits(desk(as_(sari)))
    Report.objects.filter(pk=report.pk).update(read_at=NOW(), read_by="Sari")
    assert (served.number, "Baca laporan mitra") not in waits(desk(as_(sari)))


def test_the_family_of_a_child_waits_for_a_word_of_each_step(as_, sari, assessed):
    child = EpisodeFactory(case_worker=sari, age=9)
    assessed(child)
    served = referral(child, state="in_service", sent_at=NOW(), handed_over_at=NOW())
    wanted = (served.number, "Kabari keluarga, atau tulis alasannya")
    assert wanted in waits(desk(as_(sari)))
    FamilyWord.objects.create(
        referral=served, about="handed_over", means="not_told", reason="Belum ketemu", at=NOW(), by="Sari"
    )
    assert wanted not in waits(desk(as_(sari)))


def test_a_deputy_sees_what_the_worker_of_the_case_sees(as_, sari, case):
    fadil = UserFactory(role="social_worker")
    served = referral(case, state="in_service", sent_at=NOW(), handed_over_at=NOW())
    promise(served, "pick_up", "rptc", NOW() - timedelta(days=1))
    assert not desk(as_(fadil))["groups"]
    case.deputy = fadil
    case.save()
    assert [task.code for task in desk(as_(fadil))["groups"].late] == [served.number]


def test_what_is_to_be_carried_stands_before_what_is_only_to_be_known(as_, sari, case):
    served = referral(case, state="sent", sent_at=NOW())
    notices.queue("referral-ready", to=[f"user:{sari.pk}"], about=served, key="tahu")
    notices.queue(
        "referral-sent", to=["contact:1", f"user:{sari.pk}"], about=served, key="bawa", channel="whatsapp",
        to_label="Yusuf",
    )  # fmt: skip
    client = as_(sari)
    told = desk(client)["told"]
    assert (len(told.carry), len(told.know)) == (1, 1)
    page = client.get("/").content.decode()
    assert page.index('id="carry"') < page.index('id="told"')


def test_a_referral_to_rptc_waits_for_whoever_answers(as_):
    world = World()
    context = desk(as_(world.sari))
    codes = {
        task.code for task in [*context["groups"].late, *context["groups"].today, *context["groups"].later]
    }
    assert world.incoming.number in codes


def test_what_is_urgent_stands_first_on_the_heads_desk(as_, rina):
    ReferralFactory(state="submitted", submitted_at=NOW())
    urgent = ReferralFactory(
        state="accepted", urgent=True, submitted_at=NOW(), sent_at=NOW(), approved_at=None
    )
    groups = desk(as_(rina))["groups"]
    assert (groups.today + groups.later)[0].code == urgent.number


def test_who_is_on_duty_now_is_named_on_the_desk(as_, sari, andi):
    Duty.objects.create(
        user=andi, starts_at=NOW() - timedelta(hours=1), ends_at=NOW() + timedelta(hours=1), made_by="Bu Rina"
    )
    assert desk(as_(sari))["on_duty"] == str(andi)


def test_a_mail_that_failed_leads_to_the_messages(as_, sari, case):
    served = referral(case, state="sent", sent_at=NOW())
    mail = notices.queue("referral-ready", to=[f"user:{sari.pk}"], about=served, key="m", channel="email")
    notices.queue("message-failed", to=[f"user:{sari.pk}"], about=mail, key="gagal", by="email", now=NOW())
    assert "/messages/" in [line.href for line in desk(as_(sari))["told"].know]


def test_a_partners_officer_is_led_to_the_inbox(as_, db):
    PartnerFactory()
    assert as_(UserFactory(role="partner_officer")).get("/").url == "/inbox/"


def test_a_late_referral_whose_reminders_are_paused_says_so(as_, rina, sari, case):
    served = referral(case, state="in_service", sent_at=NOW(), handed_over_at=NOW())
    promise(served, "pick_up", "rptc", NOW() - timedelta(days=1))
    assert "Pengingat dijeda" not in desk(as_(rina))["groups"].late[0].meta
    Hold.objects.create(
        referral=served, kind="pause", reason="other", side="rptc", starts_at=NOW() - timedelta(hours=1),
        until=NOW() + timedelta(days=3), made_by="Bu Rina",
    )  # fmt: skip
    assert "Pengingat dijeda" in desk(as_(rina))["groups"].late[0].meta


def test_a_limit_that_changes_today_moves_no_approval_that_was_asked_yesterday(as_, rina):
    asked = ReferralFactory(state="submitted", submitted_at=NOW() - timedelta(days=1))
    before = [task.due.at for task in every(desk(as_(rina))) if task.code == asked.number]
    today = timezone.localdate()
    old = Limit.objects.get(code="referral_approval")
    new = {"value": 9, "unit": "working_day", "applies_to": "referral", "valid_from": today}
    Limit.objects.filter(pk=old.pk).update(valid_to=today - timedelta(days=1))
    Limit.objects.create(code="referral_approval", label_id="x", label_en="x", **new)
    assert [task.due.at for task in every(desk(as_(rina))) if task.code == asked.number] == before


def test_a_duty_leads_to_the_roster(as_, sari):
    made = Duty.objects.create(
        user=sari, starts_at=NOW() + timedelta(hours=1), ends_at=NOW() + timedelta(hours=9), made_by="Bu Rina"
    )
    said = {"from": NOW().isoformat(), "until": NOW().isoformat()}
    notices.queue("duty-given", to=[f"user:{sari.pk}"], about=made, key="jaga", now=NOW(), **said)
    (line,) = desk(as_(sari))["told"].know
    assert line.href == "/settings/duty/" and "piket" in line.text


def test_whoever_sees_messages_reads_on_the_desk_what_was_not_delivered(as_, rina, wati, sari, case):
    served = referral(case, state="sent", sent_at=NOW())
    for n in range(3):
        notices.queue("referral-ready", to=[f"user:{sari.pk}"], about=served, key=f"{n}", channel="email")
    Notice.objects.filter(key="2").update(state="failed", done_at=NOW(), last_error="550")
    for user in (rina, wati):
        client = as_(user)
        failed, mails = [f for f in desk(client)["strip"] if f.href.startswith("/messages/")]
        assert (failed.number, mails.number) == ("1", "2")
        assert len(client.get(failed.href).context["page"].rows) == 1
        assert len(client.get(mails.href).context["page"].rows) == 2


def test_administration_sees_which_letters_wait_for_a_number_a_name_or_the_printer(as_, wati):
    world = World()
    client = as_(wati)
    lines = {task.href.split("/")[-2]: task.title for task in desk(client)["groups"].today}
    assert lines[world.letter.code] == "Menunggu persetujuan Kepala UPT"
    assert lines[world.approved.code] == "Cetak surat"
    assert all(client.get(task.href).status_code == 200 for task in desk(client)["groups"].today)


def test_of_each_time_the_first_lines_are_shown_and_all_are_counted():
    now = NOW()
    lines = [Line(f"{n}", "/", by=now - timedelta(hours=n)) for n in range(1, 5)]
    late = Groups.of(lines, now, 3).late
    assert (late.n, late.hidden, [task.title for task in late]) == (4, 1, ["4", "3", "2"])
    assert Groups.of(lines, now).late.hidden == 0


def test_a_client_who_waits_to_be_collected_stands_above_paper_that_is_later_still():
    now = NOW()
    paper = [Line("paper", "/", by=now - timedelta(days=30 + n), routine=True) for n in range(20)]
    collect = Line("collect", "/", by=now - timedelta(days=1))
    late = Groups.of([*paper, collect], now, 15).late
    assert (late[0].title, late.n, len(late)) == ("collect", 21, 15)


def test_somebody_with_many_tasks_asks_for_all_of_them(sari, as_):
    for _ in range(FIRST + 2):
        EpisodeFactory(case_worker=sari, arrived_at=timezone.now() - timedelta(days=9))
    short, whole = as_(sari).get("/"), as_(sari).get("/?all=1")
    said = f"Tampilkan semua {FIRST + 2}"
    assert said in short.content.decode() and said not in whole.content.decode()
    assert short.content.count(b'<li class="is-late">') == FIRST
    assert whole.content.count(b'<li class="is-late">') == FIRST + 2
