"""Signing in: by password, with a lock after five wrong ones, and out after half an hour of quiet."""

import pytest
import time_machine
from django.utils import timezone

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
RIGHT = "kapal pinisi biru"


@pytest.fixture
def mirna():
    user = UserFactory(username="mirna", full_name="Mirna Lestari")
    user.set_password(RIGHT)
    user.save()
    return user


def sign_in(client, password, name="mirna"):
    return client.post("/accounts/login/", {"login": name, "password": password})


def signed_in(client):
    return client.get("/more/").status_code == 200


def test_mirna_signs_in_and_lands_where_she_wanted(client, mirna):
    asked = client.get("/more/")
    assert asked.url == "/accounts/login/?next=/more/"
    answer = client.post(asked.url, {"login": "Mirna", "password": RIGHT, "next": "/more/"})
    assert answer.url == "/more/"
    assert signed_in(client)


def test_after_five_wrong_passwords_the_right_one_is_refused_too(client, mirna):
    answers = [sign_in(client, f"salah {n}").status_code for n in range(5)]
    assert answers[:4] == [200] * 4
    locked = sign_in(client, RIGHT)
    assert locked.status_code == 429
    assert not signed_in(client)


def test_the_lock_ends_after_a_quarter_of_an_hour(client, mirna):
    for n in range(5):
        sign_in(client, f"salah {n}")
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=16)):
        sign_in(client, RIGHT)
        assert signed_in(client)


def test_the_lock_of_one_name_leaves_the_colleague_at_the_same_desk_alone(client, mirna):
    other = UserFactory(username="budi")
    other.set_password(RIGHT)
    other.save()
    for n in range(5):
        sign_in(client, f"salah {n}")
    sign_in(client, RIGHT, "budi")
    assert signed_in(client)


def test_a_wrong_name_and_a_wrong_password_read_alike(client, mirna):
    def faults(answer):
        return [str(e) for errors in answer.context["form"].errors.values() for e in errors]

    wrong_password, wrong_name = sign_in(client, "salah"), sign_in(client, RIGHT, "tidakada")
    assert faults(wrong_password) == faults(wrong_name) != []


def test_a_closed_account_does_not_open(client, mirna):
    mirna.is_active = False
    mirna.save()
    sign_in(client, RIGHT)
    assert not signed_in(client)


@pytest.mark.parametrize("path", ["/accounts/signup/", "/accounts/password/reset/", "/accounts/email/"])
def test_nobody_signs_up_or_resets_by_themselves(client, path):
    assert client.get(path).status_code in (302, 404)
    assert client.post(path, {"username": "x", "password1": "kapal pinisi"}).status_code in (302, 404)


def test_half_an_hour_of_quiet_ends_the_session(as_, mirna, settings):
    client, now = as_(mirna), timezone.now()
    for minutes, still in [(0, True), (29, True), (58, True), (89, False)]:
        with time_machine.travel(now + timezone.timedelta(minutes=minutes)):
            assert signed_in(client) is still, minutes


def test_a_shift_of_twelve_hours_ends_it_whatever_is_done(as_, mirna):
    client, now = as_(mirna), timezone.now()
    for minutes in range(0, 12 * 60, 20):
        with time_machine.travel(now + timezone.timedelta(minutes=minutes)):
            assert signed_in(client)
    with time_machine.travel(now + timezone.timedelta(hours=12, minutes=5)):
        assert not signed_in(client)


def test_signing_out_needs_a_press_and_hides_the_page(as_, mirna):
    client = as_(mirna)
    client.get("/accounts/logout/")
    assert signed_in(client)
    client.post("/accounts/logout/")
    assert not signed_in(client)


def test_an_empty_sign_in_says_what_to_fill_in(client):
    faults = sign_in(client, "", "").context["form"].errors
    assert all("Isi" in str(error) for error in faults.values())
    assert len(faults) == 2


def test_a_weak_new_password_gets_sentences_and_the_old_one_stays(as_, mirna):
    client = as_(mirna)
    answer = client.post(
        "/accounts/password/change/", {"oldpassword": RIGHT, "password1": "pendek", "password2": "lain"}
    )
    assert answer.context["form"].errors
    answer = client.post(
        "/accounts/password/change/",
        {"oldpassword": RIGHT, "password1": "kapal lain lagi", "password2": "kapal lain lagi"},
    )
    assert answer.status_code == 302
    mirna.refresh_from_db()
    assert mirna.check_password("kapal lain lagi")
