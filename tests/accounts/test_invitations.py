"""The only way to an account is an invitation, used once."""

import re
import threading

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from rptc.accounts.actions import people
from rptc.accounts.models import Invitation, User
from rptc.audit.models import Event
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = {"password": "kapal pinisi biru", "again": "kapal pinisi biru"}


@pytest.fixture
def invited(sisca, by):
    return people.invite(username="Mirna", full_name="Mirna Lestari", role="social_worker", by=by(sisca))


def test_the_administrator_is_shown_the_link_once(as_, sisca):
    client = as_(sisca)
    answer = client.post(
        "/accounts/people/invite/",
        {"full_name": "Mirna Lestari", "username": "mirna", "role": "social_worker"},
    )
    link = re.search(r"/accounts/invitation/([\w-]+)/", answer.content.decode())
    assert people.open_invitation(link[1]).username == "mirna"
    assert link[1] not in client.get("/accounts/people/").content.decode()
    assert bytes(Invitation.objects.get().token_hash) != link[1].encode()


def test_mirna_chooses_a_password_and_is_at_her_desk(client, invited):
    page = client.get(f"/accounts/invitation/{invited.token}/")
    assert "Mirna Lestari" in page.content.decode()
    client.post(f"/accounts/invitation/{invited.token}/", PASSWORD)
    user = User.objects.get(username="mirna")
    assert (user.role, user.unit) == ("social_worker", invited.made_by.unit)
    assert client.get("/more/").status_code == 200
    assert Event.objects.filter(verb="account-opened", actor_id=str(user.pk)).exists()


@pytest.mark.parametrize("spoilt", ["used", "old", "withdrawn", "altered"])
def test_a_spoilt_invitation_looks_like_any_other(client, invited, sisca, by, spoilt):
    token, later = invited.token, timezone.now()
    if spoilt == "used":
        people.join(invited, password="kapal pinisi biru")
    elif spoilt == "old":
        later += timezone.timedelta(days=7, minutes=1)
    elif spoilt == "withdrawn":
        people.invite(username="mirna", full_name="Mirna", role="auditor", by=by(sisca))
    else:
        token = token[:-1] + ("a" if token[-1] != "a" else "b")
    with time_machine.travel(later):
        answer = client.get(f"/accounts/invitation/{token}/")
        posted = client.post(f"/accounts/invitation/{token}/", PASSWORD)
    assert answer.status_code == posted.status_code == 404
    assert "Mirna" not in answer.content.decode()


@pytest.mark.parametrize(
    ("password", "again", "field"),
    [
        ("pendek", "pendek", "password"),
        ("mirnalestari", "mirnalestari", "password"),
        ("kapal pinisi biru", "kapal pinisi", "again"),
    ],
)
def test_a_weak_or_mistyped_password_gets_a_sentence(client, invited, password, again, field):
    answer = client.post(f"/accounts/invitation/{invited.token}/", {"password": password, "again": again})
    assert list(answer.context["form"].errors) == [field]
    assert not User.objects.filter(username="mirna").exists()


def test_a_name_in_use_is_refused_before_the_link_is_made(as_, sisca):
    UserFactory(username="mirna")
    answer = as_(sisca).post(
        "/accounts/people/invite/", {"full_name": "Mirna", "username": "mirna", "role": "auditor"}
    )
    assert "username" in answer.context["form"].errors
    assert not Invitation.objects.exists()


def test_only_the_administrator_invites(as_, rina, invited):
    client = as_(rina)
    for path in ("/accounts/people/", "/accounts/people/invite/"):
        assert client.get(path).status_code == 403


def test_a_closed_account_is_out_at_once(client, as_, sisca, sari, by):
    theirs = as_(sari)
    assert theirs.get("/more/").status_code == 200
    people.close(sari, by=by(sisca))
    assert theirs.get("/more/").status_code == 302
    people.reopen(sari, by=by(sisca))
    assert as_(User.objects.get(pk=sari.pk)).get("/more/").status_code == 200


def test_the_administrator_does_not_close_the_own_account(as_, sisca):
    assert as_(sisca).post(f"/accounts/people/{sisca.code}/switch/").status_code == 404
    sisca.refresh_from_db()
    assert sisca.is_active


def test_the_first_account_is_invited_from_the_command_line(client, capsys):
    call_command("invite", "kepala", "Bu Kepala", "unit_head")
    link = capsys.readouterr().out.strip()
    client.post(re.sub(r"^https?://[^/]+", "", link), PASSWORD)
    assert User.objects.get(username="kepala").unit.code == "rptc-makassar"
    with pytest.raises(CommandError, match="already called"):
        call_command("invite", "kepala", "Bu Kepala", "unit_head")


@pytest.mark.django_db(transaction=True)
def test_two_phones_open_one_account(invited):
    made = []

    def press():
        made.append(people.join(Invitation.objects.get(pk=invited.pk), password="kapal pinisi biru"))
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(user is not None for user in made) == 1
    assert User.objects.filter(username="mirna").count() == 1
