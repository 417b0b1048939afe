"""Sensitive parts of an open file: the team reads, everybody else says why, and every reading is known."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from clients import sensitive
from clients.actions import opening
from clients.actions.refused import Refused
from clients.models import Opening
from rptc.audit.models import Event
from tests.factories import EpisodeFactory

pytestmark = pytest.mark.django_db


def reader(user, case):
    return sensitive.Reader(user, case.person)


def test_the_case_team_and_the_unit_head_read_directly(sari, rina, andi, oci, case):
    assert reader(sari, case).opens("health")
    assert reader(rina, case).opens("violence")
    case.deputy = oci
    case.save()
    case.team.add(andi)
    assert reader(oci, case).opens("family")
    assert reader(andi, case).opens("nik")


def test_whoever_is_outside_the_team_reads_nothing_sensitive(andi, case):
    assert not any(reader(andi, case).opens(part) for part in sensitive.PARTS)


def test_the_worker_of_another_case_is_outside_this_one(sari, oci, case):
    EpisodeFactory(case_worker=oci)
    assert not reader(oci, case).opens("health")


def test_a_reason_opens_one_part_for_one_person_until_the_end_of_the_day(andi, oci, case, by):
    made = opening.open_part(case.person, "health", reason="  Demam tinggi malam ini ", by=by(andi))
    assert made.reason == "Demam tinggi malam ini"
    assert reader(andi, case).opens("health")
    assert not reader(andi, case).opens("violence")
    assert not reader(oci, case).opens("health")
    assert timezone.localtime(made.until).date() - timezone.localdate() <= timedelta(days=1)
    with time_machine.travel(made.until):
        assert not reader(andi, case).opens("health")


@pytest.mark.parametrize("reason", ["", "   ", None])
def test_without_a_reason_nothing_opens(andi, case, by, reason):
    with pytest.raises(Refused):
        opening.open_part(case.person, "health", reason=reason, by=by(andi))
    with pytest.raises(Refused):
        opening.open_file(case.person, reason=reason, by=by(andi))
    assert not Event.objects.filter(verb__endswith="-opened").exists()


def test_the_database_keeps_no_opening_without_a_reason(andi, case):
    with pytest.raises(IntegrityError), transaction.atomic():
        Opening.objects.create(person=case.person, user=andi, reason="", until=timezone.now())


def test_an_opened_part_does_not_open_a_restricted_file(as_, andi, case, by, address):
    opening.open_part(case.person, "health", reason="Dokter menanyakan obat", by=by(andi))
    case.person.restricted = True
    case.person.save()
    assert as_(andi).get(address()).url == address("restricted/")


def test_what_was_shown_is_recorded_for_direct_readers_too_and_nothing_else(sari, andi, case, by):
    assert reader(sari, case).read("health", "violence", by=by(sari)) == ["health", "violence"]
    assert reader(andi, case).read("health", by=by(andi)) == []
    (event,) = Event.objects.filter(verb="part-read")
    assert (event.actor_label, event.data) == ("Sari", {"parts": ["health", "violence"]})


def test_andi_asks_for_the_nik_says_why_and_reads_it(as_, andi, case, address):
    client = as_(andi)
    door = client.post(address("nik/")).url
    assert door == address("open/nik/")
    assert client.get(door).status_code == 200
    assert client.post(door, {"reason": " "}).context["form"].errors
    assert "7371012005149001" not in client.post(address("nik/"), follow=True).content.decode()
    assert client.post(door, {"reason": "Mengisi surat BPJS"}).url == address()
    assert "7371012005149001" in client.post(address("nik/")).content.decode()
    verbs = list(Event.objects.reads().order_by("pk").values_list("verb", flat=True))
    assert verbs == ["part-opened", "part-read", "nik-read"]


def test_a_double_press_at_the_door_is_one_opening(as_, andi, case, address):
    client, posted = as_(andi), {"reason": "Mengisi surat BPJS", "once": "sekali"}
    assert client.post(address("open/nik/"), posted).status_code == 302
    assert client.post(address("open/nik/"), posted).status_code == 302
    assert Opening.objects.count() == 1


def test_the_door_leads_back_to_where_one_wanted_to_go_and_never_away(as_, andi, case, address):
    client = as_(andi)
    wanted = address("timeline/")
    assert client.post(f"{address('open/health/')}?next={wanted}", {"reason": "Demam"}).url == wanted
    assert client.get(f"{address('open/health/')}?next={wanted}").url == wanted
    for away in ("https://contoh.example/", "//contoh.example/", "javascript:alert(1)"):
        assert client.get(address("open/health/"), {"next": away}).url == address()


def test_a_part_that_is_not_there_is_not_found(as_, sari, andi, address):
    assert as_(sari).get(address("open/mood/")).status_code == 404
    assert as_(andi).post(address("open/mood/"), {"reason": "Mau tahu"}).status_code == 404


def test_every_warning_that_hides_is_a_warning_of_the_list():
    from clients import lists

    assert set(sensitive.OF_ALERT) <= set(lists.FLAGS.rows())
