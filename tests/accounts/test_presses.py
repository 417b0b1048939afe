"""Two quick presses do one thing, and both people-or-fingers land on the same page (H10)."""

import threading

import pytest
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from rptc.accounts.models import Press
from rptc.accounts.presses import new_token, once
from rptc.audit import record
from rptc.audit.models import Event
from rptc.lib.actor import Actor

pytestmark = pytest.mark.django_db


@once
def make(request):
    if request.POST.get("bad"):
        return HttpResponse("faults", status=200)
    event = record("made", ("thing", "x", "x"), by=Actor.public())
    return redirect(f"/thing/{event.pk}/")


def press(user, token, **data):
    request = RequestFactory().post("/make/", {"once": token, **data})
    request.user = user
    return make(request)


def test_the_second_press_follows_the_first(sari):
    token = new_token()
    first, second = press(sari, token), press(sari, token)
    assert first.url == second.url
    assert Event.objects.filter(verb="made").count() == 1


def test_a_form_with_faults_may_be_pressed_again(sari):
    token = new_token()
    assert press(sari, token, bad="1").status_code == 200
    assert press(sari, token).status_code == 302
    assert Event.objects.filter(verb="made").count() == 1


def test_another_person_with_the_same_token_learns_nothing(sari, rina):
    token = new_token()
    press(sari, token)
    assert press(rina, token).url == "/"
    assert Event.objects.filter(verb="made").count() == 1


def test_two_forms_make_two_things(sari):
    assert press(sari, new_token()).url != press(sari, new_token()).url


@pytest.mark.django_db(transaction=True)
def test_eight_fingers_at_once_make_one_thing(sari):
    token, led = new_token(), []

    def finger():
        led.append(press(sari, token).url)
        connection.close()

    threads = [threading.Thread(target=finger) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(led) == 8
    assert len(set(led)) == 1
    assert Event.objects.filter(verb="made").count() == 1
    assert Press.objects.count() == 1
