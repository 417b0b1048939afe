"""A partner whose name discloses a condition: every page of every role is opened and read, and so is all that is kept
or sent. The case team reads the name; who keeps the registry reads it there; nobody else, and no title, address, log,
message, audit line, table or calendar ever holds it."""

import json
import logging
import re
from html import unescape

import pytest
from django.core.management import call_command
from django.db import transaction

from rptc.accounts.models import Invitation, Press
from rptc.accounts.roles import ROLES
from rptc.audit.models import Event
from rptc.notices.models import Notice
from tests import factories as f
from tests.factories import UserFactory
from tests.house.test_access import address, read
from tests.house.world import World

pytestmark = pytest.mark.django_db
NAME, SHORT, MASK = "Yayasan Peduli Odha Rahasia", "Odharahasia", "Mitra Pendamping"
SAID = re.compile("odha", re.I)
REGISTRY = ("partners:", "desk:partner-")
GETS = sorted(name for name, method in read() if method == "get")
CASE_TEAM = [code for code, role in ROLES.items() if "referrals.write" in role.permissions]
OTHERS = [code for code in ROLES if code not in CASE_TEAM and code != "partner_officer"]


@pytest.fixture
def world(monkeypatch):
    """The world of the table of access, whose one partner discloses."""
    plain = f.PartnerFactory

    def disclosing(**more):
        return plain(
            name=NAME, short_name=SHORT, discloses=True, masked_name=MASK, head_name="Kepala", **more
        )

    monkeypatch.setattr(f, "PartnerFactory", disclosing)
    return World()


@pytest.fixture
def visit(client, world):
    """`visit(user)`: (name, answer) of every address, each undone afterwards."""

    def go(user):
        client.force_login(user, backend="rptc.accounts.backends.SignIn")
        for name in GETS:
            with transaction.atomic():
                yield name, client.get(address(name, world))
                transaction.set_rollback(True)

    return go


def text(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return unescape(content.decode(errors="replace"))


def heads(answer):
    """What stands in titles, addresses and names of files."""
    found = re.findall(r"<title>(.*?)</title>", text(answer), re.S) if not answer.streaming else []
    return [*found, answer.headers.get("Location", ""), answer.headers.get("Content-Disposition", "")]


@pytest.mark.parametrize("role", OTHERS)
def test_outside_the_case_team_no_page_tells_the_name(visit, world, role):
    keeps = "partners.edit" in ROLES[role].permissions
    told, opened = [], 0
    for name, answer in visit(UserFactory(role=role)):
        opened += answer.status_code == 200
        if SAID.search(text(answer)) and not (keeps and name.startswith(REGISTRY)):
            told.append(name)
    assert told == [] and opened > 5


@pytest.mark.parametrize("role", CASE_TEAM)
def test_in_the_case_team_no_title_address_or_file_name_tells_it(visit, world, role):
    told, seen = [], 0
    for name, answer in visit(UserFactory(role=role)):
        told += [name for words in heads(answer) if SAID.search(words)]
        seen += answer.status_code == 200 and SAID.search(text(answer)) is not None
    assert told == []
    assert seen > 3, "the case team does read the name"


def test_the_partners_own_pages_do_not_say_it_beside_a_client(visit, world):
    officer = UserFactory(role="partner_officer", unit=None)
    world.become_member(officer)
    assert [name for name, answer in visit(officer) if SAID.search(text(answer))] == []


def test_the_link_does_not_say_it(client, world):
    link = f"/r/{world.link.token}/"
    pages = [client.get(link), client.post(link, {"act": "shared", "name": "Yusuf", "pin": "246810"})]
    assert not [page for page in pages if SAID.search(text(page))]


def test_nothing_that_is_kept_or_sent_says_it(client, world, caplog, sari, rina, wati):
    """After every page was opened by the three who read most, and the clock has run a month of nights."""
    with caplog.at_level(logging.DEBUG):
        for user in (sari, rina, wati):
            client.force_login(user, backend="rptc.accounts.backends.SignIn")
            for name in GETS:
                list(client.get(address(name, world)))  # to the end: a file is streamed and closed
        call_command("tick")
        call_command("tick", at="2027-03-01T09:00:00+08:00")
    kept = [
        *Notice.objects.values_list("template", "to_label", "about_label", "last_error"),
        *(json.dumps(notice.context, default=str) for notice in Notice.objects.all()),
        *Event.objects.values_list("subject_label", "actor_label", "data"),
        *Press.objects.values_list("led_to"), *Invitation.objects.values_list("username", "full_name"),
        *(record.getMessage() for record in caplog.records if not record.name.startswith("django.db")),
    ]  # fmt: skip
    assert len(kept) > 40
    assert [line for line in kept if SAID.search(str(line))] == []
