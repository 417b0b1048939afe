"""Two people, one browser, many tabs: text comes back to who wrote it, locks hold, a press counts once (H8, H10)."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from rptc.accounts import laid_aside
from rptc.accounts.models import LaidAside, Press
from rptc.audit.models import Event
from tests.clients.intake.stories import begin
from tests.factories import BedFactory, EpisodeFactory, PersonFactory

pytestmark = pytest.mark.django_db
RIGHT = "kapal pinisi biru"


def address(desk):
    return desk.address("draft-section", "identity")


def test_text_of_the_second_person_at_a_browser_is_laid_aside_for_her(as_, sari, rina):
    begin(as_(sari), sari)
    client = as_(rina)
    desk = begin(client, rina)
    del client.cookies[settings.SESSION_COOKIE_NAME]
    client.post(address(desk), {"alias": "Milik Rina", "version": "1"})
    assert LaidAside.objects.get().user == rina


def test_the_sign_in_page_says_that_the_text_is_kept_also_after_a_wrong_password(as_, sari):
    client = as_(sari)
    desk = begin(client, sari)
    del client.cookies[settings.SESSION_COOKIE_NAME]
    answer = client.post(address(desk), {"alias": "Jangan hilang", "version": "1"}, follow=True)
    assert "Isian Anda disimpan" in answer.content.decode()
    way = answer.context["redirect_field_value"]
    again = client.post("/accounts/login/", {"login": "sari", "password": "salah", "next": way})
    assert "Isian Anda disimpan" in again.content.decode()
    assert "Isian Anda disimpan" not in Client().get("/accounts/login/?next=/").content.decode()


def strict(user):
    """A browser whose every post is checked for its token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user, backend="rptc.accounts.backends.SignIn")
    return client


def test_a_page_left_open_over_a_new_sign_in_keeps_what_was_typed(as_, sari):
    desk, client = begin(as_(sari), sari), strict(sari)
    answer = client.post(address(desk), {"alias": "Sudah ditulis", "csrfmiddlewaretoken": "a" * 64})
    assert answer.status_code == 403
    assert answer.context["again"].startswith(f"{address(desk)}?laid=")
    assert "Sudah ditulis" in client.get(answer.context["again"]).content.decode()


def test_what_another_site_posts_is_nobodys_text(as_, sari):
    desk, client = begin(as_(sari), sari), strict(sari)
    answer = client.post(address(desk), {"alias": "Dari luar"}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403 and not LaidAside.objects.exists()


def test_what_nobody_came_back_for_is_gone_after_a_day(sari):
    now = timezone.now()
    old = LaidAside.objects.create(
        user=sari, path="/x/", data="a=1", laid_at=now - timezone.timedelta(hours=25)
    )
    new = LaidAside.objects.create(user=sari, path="/x/", data="a=1")
    Press.objects.create(token="lama", user=sari, at=now - timezone.timedelta(days=8))
    Press.objects.create(token="baru", user=sari)
    assert laid_aside.sweep(now) == {"laid_aside_removed": 1}
    assert list(LaidAside.objects.all()) == [new] != [old]
    assert [press.token for press in Press.objects.all()] == ["baru"]


def test_another_spelling_of_a_name_does_not_pass_the_lock(client, sari):
    sari.set_password(RIGHT)
    sari.save()
    for name in ["sari", "SARI", " sari ", "ſari", "sarı"]:
        client.post("/accounts/login/", {"login": name, "password": "salah"})
    answers = [
        client.post("/accounts/login/", {"login": n, "password": RIGHT}) for n in ("sari", "ſari", "ſarı")
    ]
    assert [answer.status_code for answer in answers] == [429] * 3


def test_closing_an_account_twice_leaves_it_closed(as_, sisca, sari):
    client = as_(sisca)
    for _press in range(2):
        client.post(f"/accounts/people/{sari.code}/switch/", {"to": "closed"})
    sari.refresh_from_db()
    assert not sari.is_active and Event.objects.filter(verb="account-closed").count() == 1
    client.post(f"/accounts/people/{sari.code}/switch/", {"to": "open"})
    sari.refresh_from_db()
    assert sari.is_active


def test_the_board_asked_for_as_a_fragment_is_a_reading_once_an_hour(as_, andi):
    client = as_(andi)
    for _minute in range(3):
        client.get("/clients/beds/", headers={"HX-Request": "true"})
    assert Event.objects.filter(verb="board-opened", actor_id=str(andi.pk)).count() == 1
    client.get("/clients/beds/")
    assert Event.objects.filter(verb="board-opened").count() == 2


def test_what_a_page_tells_about_somebody_stays_on_the_server_and_ends_with_the_session(as_, andi, sari):
    bed = BedFactory()
    case = EpisodeFactory(case_worker=sari, person=PersonFactory(full_name="Qonitah", alias=""))
    client = as_(andi)
    told = client.post(
        "/clients/beds/admit/",
        {"episode": case.code, "bed": bed.code, "go_on": "on", "reason": "Darurat"},
    )
    assert told.status_code == 302 and "messages" not in client.cookies
    client.post("/accounts/logout/")
    assert "Qonitah" not in client.get("/accounts/login/").content.decode()
