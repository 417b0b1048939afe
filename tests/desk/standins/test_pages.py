"""Standing in, on screen: delegations, the roster, case loads, deputies; each act tells who it concerns."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from referrals.actions import deputies
from referrals.models import CaseloadMove
from rptc.accounts.models import Delegation, Duty, User
from rptc.desk.standins import words
from rptc.lib.actor import Actor
from rptc.notices.models import Notice
from tests.factories import EpisodeFactory, UserFactory
from tests.referrals.domain.story import wita
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday_in_english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with time_machine.travel(wita("2026-02-02 09.00"), tick=False):
        yield


def at(name, *args):
    return reverse(f"desk:{name}", args=args)


DELEGATE = {"kind": "plh", "starts_on": "2026-02-02", "ends_on": "2026-02-15", "letter_number": "800/12/2026"}


def test_the_head_names_a_delegate_and_ends_it_early(as_, rina, sari):
    client = as_(rina)
    answer = client.post(at("delegation-new"), {**DELEGATE, "delegate": sari.code}, follow=True)
    assert "Sari is named and told." in answer.content.decode()
    assert "1 delegate acts for the unit head today" in answer.content.decode()
    row = Delegation.objects.get()
    client.post(at("delegation-end", row.code), {"reason": "Kembali lebih awal"})
    text = client.get(at("delegation-list")).content.decode()
    assert "Nobody acts for the unit head today" in text
    assert "Kembali lebih awal" in text


def test_two_at_once_have_to_be_meant(as_, rina, sari, andi):
    client = as_(rina)
    client.post(at("delegation-new"), {**DELEGATE, "delegate": sari.code})
    second = {**DELEGATE, "delegate": andi.code, "also": ""}
    form = client.post(at("delegation-new"), second).context["form"]
    assert form.errors["also"] == ["Sari is a delegate on these days too. Tick it if both are meant."]
    assert 'type="checkbox" name="also"' in str(form["also"])
    client.post(at("delegation-new"), {**second, "also": "on"})
    assert Delegation.objects.count() == 2


def test_on_every_page_a_delegate_reads_for_whom_and_until_when(as_, rina, sari):
    said = "Acting for the unit head until 15 February 2026"
    assert said not in as_(sari).get("/").content.decode()
    as_(rina).post(at("delegation-new"), {**DELEGATE, "delegate": sari.code})
    client = as_(sari)
    for page in ("/", at("delegation-list"), reverse("clients:search")):
        assert said in client.get(page).content.decode()
    assert said not in as_(rina).get("/").content.decode()


def test_a_delegate_reads_the_list_and_names_nobody(as_, rina, sari, andi):
    as_(rina).post(at("delegation-new"), {**DELEGATE, "delegate": sari.code})
    client = as_(sari)
    assert client.get(at("delegation-list")).context["may"] is False
    answer = client.post(at("delegation-new"), {**DELEGATE, "delegate": andi.code}, follow=True)
    assert "A delegate names nobody further." in answer.content.decode()
    client.post(at("delegation-end", Delegation.objects.get().code), {"reason": "Saya saja"})
    assert Delegation.objects.in_force().count() == 1


def test_the_roster_shows_now_the_week_and_the_nights_without_anybody(as_, rina, andi, oci):
    client = as_(rina)
    form = client.get(at("duty-new") + "?day=2026-02-04").context["form"]
    assert f"{form['starts_at'].value():%Y-%m-%d %H.%M}" == "2026-02-04 20.00"
    client.post(
        at("duty-new"), {"user": andi.code, "starts_at": "2026-02-02T08:00", "ends_at": "2026-02-03T08:00"}
    )
    page = as_(oci).get(at("duty-list"))
    text = page.content.decode()
    assert "On duty now:" in text
    assert [day.uncovered for day in page.context["week"]] == [False] + [True] * 6
    assert [len(day.duties) for day in page.context["week"]] == [1] + [0] * 6  # a night stands on one day
    assert page.context["may"] is False
    assert "Put somebody on duty" not in text
    client = as_(rina)
    client.post(at("duty-end", Duty.objects.get().code))
    assert "Nobody is on duty now" in client.get(at("duty-list")).content.decode()


def test_a_duty_that_cannot_be_says_why_and_keeps_what_was_typed(as_, rina, andi):
    twice = {"user": andi.code, "starts_at": "2026-02-02T20:00", "ends_at": "2026-02-03T08:00"}
    client = as_(rina)
    client.post(at("duty-new"), twice)
    answer = client.post(at("duty-new"), twice)
    assert answer.context["form"].non_field_errors() == [
        "This person is on duty at part of this time already."
    ]
    assert "2026-02-02T20:00" in answer.content.decode()
    assert (
        client.get(at("duty-new") + "?day=nix").status_code
        == client.get(at("duty-new") + "?day=2026-02-31").status_code
        == 200
    )


def test_a_case_load_is_previewed_and_moved(as_, rina, sari, andi):
    cases = [EpisodeFactory(case_worker=sari) for _n in range(3)]
    client = as_(rina)
    page = client.get(at("caseload-from", sari.code))
    for case in cases:
        assert case.number in page.content.decode()
    kept = [f"case:{case.code}" for case in cases[:2]]
    answer = client.post(
        at("caseload-from", sari.code), {"case": kept, "taker": andi.code, "reason": "leave"}
    )
    move = CaseloadMove.objects.get()
    assert answer.url == at("caseload-move", move.code)
    assert {item["number"] for item in move.moved} == {case.number for case in cases[:2]}
    assert cases[0].number in client.get(answer.url).content.decode()
    assert as_(andi).get(answer.url).status_code == 200
    assert as_(UserFactory()).get(answer.url).status_code == 404


def test_nothing_ticked_or_nothing_there_is_said(as_, rina, sari, andi):
    client = as_(rina)
    assert "Nothing is on these hands" in client.get(at("caseload-from", sari.code)).content.decode()
    EpisodeFactory(case_worker=sari)
    answer = client.post(at("caseload-from", sari.code), {"taker": andi.code, "reason": "leave"})
    assert answer.context["form"].non_field_errors() == ["Nothing is chosen. Tick what goes over."]


def test_a_case_load_page_does_not_grow_with_the_load(as_, rina, sari):
    EpisodeFactory(case_worker=sari)
    client = as_(rina)
    one = cost(client, at("caseload-from", sari.code))
    for _n in range(4):
        EpisodeFactory(case_worker=sari)
    assert cost(client, at("caseload-from", sari.code)) == one <= 17
    assert cost(client, at("caseload-list")) <= 17
    assert cost(client, at("duty-list")) <= 17


def test_closing_an_account_with_open_cases_warns_first_and_tells_the_head(as_, sisca, rina, sari):
    EpisodeFactory(case_worker=sari)
    client, switch = as_(sisca), reverse("desk:person-switch", args=[sari.code])
    text = client.post(switch, {"to": "closed"}).content.decode()
    assert "Sari still works on 1 open case" in text
    assert User.objects.get(pk=sari.pk).is_active
    client.post(switch, {"to": "closed", "sure": "1"})
    assert not User.objects.get(pk=sari.pk).is_active
    line = Notice.objects.get(template="caseload-left")
    assert (line.to, line.context["count"]) == (["role:unit_head"], 1)
    text = as_(rina).get(at("caseload-list")).content.decode()
    assert "Account closed" in text


def test_an_account_without_cases_is_closed_at_once(as_, sisca, andi):
    as_(sisca).post(reverse("desk:person-switch", args=[andi.code]), {"to": "closed"})
    assert not User.objects.get(pk=andi.pk).is_active
    assert not Notice.objects.exists()


def test_the_worker_names_changes_and_ends_a_deputy_on_the_file(as_, sari, andi, oci):
    case = EpisodeFactory(case_worker=sari)
    client, page = as_(sari), at("client-deputy", case.person.code)
    assert page in client.get(at("client-file", case.person.code)).content.decode()
    client.post(page, {"deputy": andi.code})
    case.refresh_from_db()
    assert case.deputy == andi
    assert "Andi is the deputy in this case" in client.get(page).content.decode()
    assert client.post(page, {"deputy": oci.code}).context["form"].errors
    client.post(page, {"end": "1"})
    case.refresh_from_db()
    assert case.deputy is None


def test_only_the_worker_and_the_head_name_a_deputy(as_, rina, sari, andi):
    case = EpisodeFactory(case_worker=sari)
    page = at("client-deputy", case.person.code)
    as_(andi).post(page, {"deputy": andi.code})
    case.refresh_from_db()
    assert case.deputy is None
    as_(rina).post(page, {"deputy": andi.code})
    case.refresh_from_db()
    assert case.deputy == andi
    case.state, case.closed_at = "closed", timezone.now()
    case.save()
    assert as_(rina).get(page).status_code == 404


def test_every_line_says_something_and_leads_somewhere(as_, rina, sari, andi):
    case = EpisodeFactory(case_worker=sari)
    deputies.name(case, deputy=andi, by=Actor.of(sari))
    client = as_(rina)
    client.post(at("delegation-new"), {**DELEGATE, "delegate": sari.code})
    client.post(
        at("duty-new"), {"user": andi.code, "starts_at": "2026-02-02T20:00", "ends_at": "2026-02-03T08:00"}
    )
    client.post(
        at("caseload-from", sari.code), {"case": [f"case:{case.code}"], "taker": andi.code, "reason": "load"}
    )
    from rptc.accounts.sweep import sweep

    sweep(timezone.now() + timedelta(days=1))
    lines = list(Notice.objects.all())
    said = words.sentences(lines)
    assert {line.template for line in lines} >= {
        "deputy-named", "delegation-named", "duty-given", "caseload-received", "caseload-given", "nobody-on-duty",
    }  # fmt: skip
    for line in lines:
        assert "%" not in said[line.pk]
        reader = andi if line.to == [f"user:{andi.pk}"] else rina
        assert as_(reader).get(words.page(line)).status_code == 200
