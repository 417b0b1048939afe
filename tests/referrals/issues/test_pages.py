"""Issues on screen: raised in two steps or from a referral, followed on one page, found in a list that counts right."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from referrals.actions import issues
from referrals.models import Issue, Promise
from rptc.notices.models import Notice
from tests.factories import UserFactory
from tests.referrals.issues.conftest import answered, raised
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db
LIST, NEW = reverse("referrals:issue-list"), reverse("referrals:issue-new")
ASKED = {"kind": "question", "title": "Siapa menandatangani?", "body": "Belum ada tanda tangan."}


@pytest.fixture(autouse=True)
def pages_in_english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


@pytest.fixture
def sari(world):
    return world.sari.user


def page(issue, act="detail"):
    return reverse(f"referrals:issue-{act}", args=[issue.code])


def numbers(client, query=""):
    return [task.code for task in client.get(LIST + query).context["tasks"]]


def test_an_issue_by_itself_begins_with_the_other_institution(as_, sari, world):
    client = as_(sari)
    assert "Name of the agency" in client.get(NEW).content.decode()
    asked = client.get(NEW, {"partner": "", "agency": ""})
    assert asked.context["form"].errors["agency"] == ["Choose a partner, or write the name of the agency."]
    answer = client.post(f"{NEW}?agency=Polsek", {**ASKED, "answers": "name", "owner_name": "Aiptu Contoh"})
    issue = Issue.objects.get()
    assert answer.url == page(issue)
    assert (issue.agency, issue.owner_name, issue.owed_by) == ("Polsek", "Aiptu Contoh", "partner")


def test_from_a_referral_the_partner_is_known(as_, sari, world):
    referral = world.sent()
    client = as_(sari)
    tab = client.get(reverse("referrals:referral-issues", args=[referral.code])).content.decode()
    assert f"{NEW}?referral={referral.code}" in tab
    contact = world.partner.contacts.first()
    client.post(f"{NEW}?referral={referral.code}", {**ASKED, "answers": contact.code, "due_on": "2026-02-04"})
    issue = referral.issues.get()
    assert (issue.owner_contact, issue.worker) == (contact, sari)
    assert (
        issue.number
        in client.get(reverse("referrals:referral-issues", args=[referral.code])).content.decode()
    )


def test_what_rptc_owes_names_somebody_of_the_unit(as_, sari, world):
    client, rina = as_(sari), world.rina.user
    address = f"{NEW}?partner={world.partner.code}"
    form = client.post(address, {**ASKED, "answers": "rptc"}).context["form"]
    assert form.errors == {"owner": ["Choose who answers for RPTC."]}
    client.post(address, {**ASKED, "answers": "rptc", "owner": rina.code})
    assert Issue.objects.get().owner == rina


def test_faults_keep_what_was_typed(as_, sari, world):
    answer = as_(sari).post(f"{NEW}?agency=Polsek", {"title": "Siapa?", "due_on": "2020-01-01"})
    assert set(answer.context["form"].errors) == {"kind", "body", "answers"}
    assert 'value="Siapa?"' in answer.content.decode()
    answer = as_(sari).post(
        f"{NEW}?agency=Polsek", {**ASKED, "answers": "name", "owner_name": "A", "due_on": "2020-01-01"}
    )
    assert answer.context["form"].non_field_errors() == ["Give a day from today on, within a year."]


def test_an_address_of_nobody_is_not_found(as_, sari, world):
    for query in ("referral=nix", "partner=nix", "agency=" + "x" * 151):
        assert as_(sari).get(f"{NEW}?{query}").status_code == 404


def test_a_week_after_the_partner_should_have_brought_the_client_back_the_words_are_ready(
    as_, sari, world, monday
):
    referral = world.in_service(collector="partner_delivers")
    tab = reverse("referrals:referral-issues", args=[referral.code])
    late = Promise.objects.get(referral=referral, clock="pick_up").due
    for days, offered in ((6, False), (8, True)):
        with time_machine.travel(late + timedelta(days=days), tick=False):
            assert as_(sari).get(tab).context["not_returned"] is offered
    form = as_(sari).get(f"{NEW}?referral={referral.code}&about=not_returned").context["form"]
    assert form["kind"].value() == "dispute"
    assert form["title"].value()


def test_one_issue_from_question_to_settled(as_, sari, world):
    issue, client = raised(world), as_(sari)
    detail = client.get(page(issue))
    assert detail.context["title"].startswith("Waiting for the answer of Yusuf: ")
    assert [act.slug for act in (detail.context["first"], *detail.context["others"])] == [
        "reply",
        "reassign",
        "withdraw",
    ]
    client.post(page(issue, "reply"), {"answer": "Kepala panti.", "said_by": "Yusuf, telepon"})
    detail = client.get(page(issue))
    assert detail.context["title"] == "Answered: settle it, or ask again"
    assert [act.slug for act in (detail.context["first"], *detail.context["others"])] == [
        "settle",
        "reopen",
        "withdraw",
    ]
    client.post(page(issue, "reopen"), {"reason": "Siapa namanya?"})
    text = client.get(page(issue)).content.decode()
    assert "The answer was: Kepala panti." in text
    issues.reply(issue, answer="Pak Contoh.", by=world.yusuf)
    client.post(page(issue, "settle"), {"outcome": "Sudah jelas"})
    detail = client.get(page(issue))
    assert (detail.context["title"], detail.context["first"]) == ("Settled", None)


def test_the_owner_is_changed_on_a_page(as_, sari, world):
    issue = raised(world)
    client = as_(sari)
    assert client.get(page(issue, "reassign")).status_code == 200
    client.post(
        page(issue, "reassign"), {"answers": "name", "owner_name": "Kepala panti", "reason": "Yusuf cuti"}
    )
    issue.refresh_from_db()
    assert (issue.owner_name, issue.owner_contact) == ("Kepala panti", None)
    answer = client.post(page(issue, "reassign"), {"answers": "", "reason": "Entah"})
    assert answer.context["form"].non_field_errors() == ["Choose somebody else or another day."]


def test_a_page_that_was_open_too_long_says_what_the_issue_is_now(as_, sari, world):
    issue = answered(world)
    answer = as_(sari).post(page(issue, "reply"), {"answer": "Lagi", "said_by": "Yusuf"}, follow=True)
    assert "It is now: answered." in answer.content.decode()
    assert issue.log.count() == 1


def test_a_line_is_passed_on_once(as_, sari, world):
    issue = raised(world)
    line = Notice.objects.get(about_kind="issue")
    client = as_(sari)
    assert "wa.me/6281355512345" in client.get(page(issue)).content.decode()
    client.post(reverse("referrals:issue-carried", args=[issue.code, line.code]))
    line.refresh_from_db()
    assert (line.state, line.done_by) == ("done", "Sari")
    assert client.get(page(issue)).context["carry"] == []


def test_every_figure_equals_its_list(as_, sari, world, monday):
    raised(world), raised(world, owed_by="rptc"), answered(world)
    settled = answered(world)
    issues.settle(settled, outcome="Selesai", by=world.sari)
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        client = as_(sari)
        figures = client.get(LIST).context["figures"]
        assert [int(f.number) for f in figures] == [1, 1, 1, 3]
        assert [int(f.number) for f in figures] == [len(numbers(client, f.href)) for f in figures]


def test_filters_find_whose_turn_it_is_with_whom_and_mine(as_, sari, world):
    theirs, ours, done = raised(world), raised(world, owed_by="rptc"), answered(world)
    other = raised(
        world, by=world.rina, partner=None, agency="Polsek", owner_contact=None, owner_name="Aiptu"
    )
    client = as_(sari)
    assert set(numbers(client)) == {theirs.number, ours.number, done.number, other.number}
    assert numbers(client, "?turn=rptc") == [ours.number]
    assert set(numbers(client, "?turn=partner")) == {theirs.number, other.number}
    assert numbers(client, "?turn=judge&state=all") == [done.number]
    assert other.number not in numbers(client, f"?partner={world.partner.code}")
    assert other.number not in numbers(client, "?mine=on")
    assert len(numbers(client, "?partner=nix&late=nix")) == 4


def test_the_list_goes_on_where_it_ended(as_, sari, world):
    for _n in range(27):
        raised(world)
    client = as_(sari)
    first = client.get(LIST)
    assert len(first.context["tasks"]) == 25
    second = client.get(LIST + first.context["page"].older)
    assert len(second.context["tasks"]) == 2
    assert cost(client, LIST) <= 17


def test_pages_cost_what_they_may(as_, sari, world):
    referral = world.sent()
    for n in range(4):
        issue = raised(world, referral=referral, title=f"Pertanyaan {n}")
    issues.reply(issue, answer="Ya", by=world.yusuf)
    issues.reopen(issue, reason="Kurang", by=world.sari)
    client = as_(sari)
    assert cost(client, page(issue)) <= 17
    assert cost(client, reverse("referrals:referral-issues", args=[referral.code])) <= 17


def test_what_an_issue_says_is_for_readers_of_files_and_never_in_a_title(as_, world):
    issue = raised(world, referral=world.sent(), title="Kolam lumba", body="Isi lumba")
    wati = UserFactory(role="administration")
    text = as_(wati).get(page(issue)).content.decode()
    assert "lumba" not in text.lower()
    assert issue.number in text
    assert "lumba" not in as_(wati).get(LIST).content.decode().lower()
    title = (
        as_(world.sari.user)
        .get(page(issue))
        .content.decode()
        .partition("<title>")[2]
        .partition("</title>")[0]
    )
    assert issue.number in title
    assert "lumba" not in title


def test_whoever_may_not_gets_nothing(as_, world):
    issue = raised(world)
    for role, status in (("auditor", 403), ("feedback_officer", 403), ("partner_officer", 403)):
        assert as_(UserFactory(role=role)).get(page(issue)).status_code == status
    wati = as_(UserFactory(role="administration"))
    assert wati.get(page(issue)).context["first"] is None
    assert wati.post(page(issue, "withdraw"), {"reason": "x"}).status_code == 403
    person = world.episode.person
    person.restricted = True
    person.save()
    hidden = raised(world, referral=world.sent())
    stranger = as_(UserFactory(role="social_worker"))
    assert stranger.get(page(hidden)).status_code == 404
    assert stranger.get(reverse("referrals:referral-issues", args=[hidden.referral.code])).status_code == 404
    assert hidden.number not in stranger.get(LIST).content.decode()


def test_a_partner_whose_name_discloses_is_masked_for_who_does_not_work_on_cases(as_, world):
    world.partner.discloses, world.partner.masked_name = True, "Mitra D"
    world.partner.save()
    issue = raised(world)
    assert "Sentra Contoh" not in as_(UserFactory(role="administration")).get(page(issue)).content.decode()
    assert "Sentra Contoh" in as_(world.sari.user).get(page(issue)).content.decode()
