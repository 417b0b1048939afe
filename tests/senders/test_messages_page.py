"""`/messages/`: does the clock run, what waits, what could not be delivered, and what one does about it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from rptc import notices
from rptc.audit.models import Event
from rptc.notices.models import Notice, Pulse
from tests.factories import ReferralFactory

pytestmark = pytest.mark.django_db
PAGE = "/messages/"


@pytest.fixture
def page(as_):
    def read(user, query=""):
        client = as_(user)
        client.cookies["django_language"] = "en"
        answer = client.get(PAGE + query)
        assert answer.status_code == 200
        return answer

    return read


@pytest.fixture
def failed(letter):
    """A mail that the server refused for good an hour ago."""
    notice, now = letter(to_label="Unit head"), timezone.now()
    Notice.objects.filter(pk=notice.pk).update(
        state="failed", done_at=now - timedelta(hours=1), last_error="550 5.1.1", tries=1
    )
    return notice


def again(notice):
    return reverse("desk:message-again", args=[notice.code])


def by_hand(notice):
    return reverse("desk:message-by-hand", args=[notice.code])


def test_what_could_not_be_delivered_stands_first_with_its_reason(page, rina, failed):
    text = page(rina).content.decode()
    assert "1 message could not be delivered" in text
    assert failed.about_label in text and "For Unit head" in text
    assert "The mail server refused it (550 5.1.1)." in text
    assert again(failed) in text and by_hand(failed) in text


def test_sent_again_it_waits_in_the_outbox_and_that_is_audited(as_, sari, failed, state):
    client = as_(sari)
    assert client.post(again(failed)).url == PAGE
    client.post(again(failed))
    assert state(failed)[0] == "queued"
    event = Event.objects.get(verb="message-sent-again")
    assert (event.actor_label, event.subject_label, event.data) == (
        "Sari",
        failed.about_label,
        {"channel": "email"},
    )


def test_done_by_hand_it_is_over_and_says_by_whom(as_, page, wati, failed):
    as_(wati).post(by_hand(failed))
    failed.refresh_from_db()
    assert (failed.state, failed.done_by) == ("done", "Wati")
    assert "Wati" in page(wati, "?state=done").content.decode()
    assert Event.objects.filter(verb="message-told-by-hand").count() == 1


def test_what_still_waits_is_not_done_by_a_press_on_an_old_page(as_, sari, letter, state):
    notice = letter()
    as_(sari).post(by_hand(notice))
    assert state(notice)[0] == "queued"
    assert not Event.objects.filter(verb="message-told-by-hand").exists()


def test_each_number_equals_the_list_behind_it(page, rina):
    about = ReferralFactory()
    for n, channel in enumerate(["whatsapp", "whatsapp", "phone", "email"]):
        notices.queue("referral-sent", to=["role:unit_head"], about=about, key=str(n), channel=channel)
    figures = page(rina).context["figures"]
    assert [figure.number for figure in figures] == ["0", "2", "1", "1", "0"]
    for figure in figures:
        assert len(page(rina, figure.href).context["lines"]) == int(figure.number)


def test_the_age_of_what_waits_is_said(page, rina, letter):
    letter(not_before=timezone.now() - timedelta(days=3))
    assert any("oldest" in figure.note for figure in page(rina).context["figures"])


def test_the_newest_fifty_and_then_the_older_ones(page, rina):
    about, now = ReferralFactory(), timezone.now()
    for n in range(60):
        line = notices.queue("referral-sent", to=["role:unit_head"], about=about, key=str(n))
        Notice.objects.filter(pk=line.pk).update(
            state="done", done_at=now - timedelta(minutes=n), done_by="Sari"
        )
    first = page(rina, "?state=done")
    second = page(rina, first.context["page"].older)
    seen = [line.notice.key for answer in (first, second) for line in answer.context["lines"]]
    assert seen == [str(n) for n in range(60)]


def test_a_sweep_that_failed_is_named(page, sisca):
    now = timezone.now()
    Pulse.objects.create(started_at=now, finished_at=now, failures=1, failed=["partners.sweep:sweep"])
    text = page(sisca).content.decode()
    assert "Something failed in the last run" in text and "partners.sweep:sweep" in text


def test_without_a_mail_server_the_page_says_so(page, sisca, settings):
    settings.EMAIL_HOST = ""
    assert "No mail server is set" in page(sisca).content.decode()
    settings.EMAIL_HOST = "mail.example"
    assert "No mail server is set" not in page(sisca).content.decode()


def test_the_system_administrator_reads_numbers_and_no_case(page, sisca, rina, failed):
    assert "The client is ready" in page(rina).content.decode()
    text = page(sisca).content.decode()
    assert failed.about_label in text
    assert "The client is ready" not in text and "/referrals/" not in text


@pytest.mark.parametrize("query", ["?state=xyz", "?channel=dove", "?state=done&before=abc", "?state="])
def test_an_odd_address_shows_the_usual_list(page, rina, query):
    page(rina, query)


def test_the_page_asks_the_same_few_times_however_much_failed(as_, rina, django_assert_max_num_queries):
    for n in range(30):
        line = notices.queue("referral-sent", to=["role:unit_head"], about=ReferralFactory(), key=str(n))
        Notice.objects.filter(pk=line.pk).update(state="failed", done_at=timezone.now(), channel="email")
    client = as_(rina)
    client.get(PAGE)
    with django_assert_max_num_queries(10):
        client.get(PAGE)
