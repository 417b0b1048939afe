"""Every address of ours against every role, in one table (access.txt). An address missing from the table fails.

A cell is the answer to a GET and to an empty POST: 200 page, 302 on to somewhere (a visitor: to sign in), 403 not
for this role, 404 nothing for this person, 405 not this way.
"""

from pathlib import Path

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rptc.accounts.models import User

from .world import world  # noqa: F401 - a fixture

ROLES = [
    "visitor", "outreach_officer", "social_worker", "shelter_officer", "unit_head", "administration",
    "feedback_officer", "auditor", "system_admin", "partner_officer", "no_role",
]  # fmt: skip
TABLE = Path(__file__).parent / "access.txt"
THIRD_PARTY = ("account_",)  # allauth's pages: one namespace, tested in tests/accounts
SPEAKS_OF = {
    "client": "person",
    "person": "sari",
    "seen": "notice",
    "link": "referral",
    "notice": "referral",
    "handover": "referral",
    "message": "notice",
    "paper": "referral",
    "identity": "person",
    "compare": "person",
}
SPECIAL = {
    "clients:draft-start": "search", "clients:draft-known": "search", "clients:person-photo": "person",
    "clients:assessment-start": "episode", "referrals:referral-start": "episode", "referrals:referral-partners": "episode",
    "referrals:referral-write": "episode", "clients:bed-over": "state", "clients:note-new": "stay",
    "clients:thing-new": "episode",
    "clients:closure-ask": "episode", "clients:incident-death": "episode",
    "clients:incident-missing": "episode", "clients:closure-reopen": "ended",
    "partners:service-add": "partner", "partners:service-end": "partner", "partners:contact-add": "partner",
    "partners:document-add": "partner", "partners:member-invite": "partner", "partners:member-end": "colleague",
    "clients:goal-add": "episode", "clients:done-add": "episode", "clients:need-add": "episode",
    "desk:caseload-from": "sari", "partners:member-withdraw": "joining", "letters:letter-verify": "approved",
}  # fmt: skip


def addresses(patterns=None, space="", under=""):
    """(name, parameters) of every address that has a name, with its namespace."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner, under + str(pattern.pattern))
        elif isinstance(pattern, URLPattern) and not (pattern.name or "").startswith(THIRD_PARTY):
            yield f"{space}{pattern.name}", under + str(pattern.pattern)


def read():
    """{(name, method): [answer for each role]} of the table."""
    rows = [line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    return {(name, method): answers for name, method, *answers in rows}


def address(name, world):
    return reverse(name, kwargs=arguments(name, world))


def arguments(name, world):
    """What fills the parameters of an address: the thing its name speaks of."""
    noun = name.partition(":")[2].split("-")[0]
    thing = getattr(world, SPECIAL.get(name) or SPEAKS_OF.get(noun, noun), None)
    values = {
        "code": getattr(thing, "code", ""),
        "token": {"invitation": world.invitation, "join": world.joining}.get(noun, world.link).token,
        "contact": world.contact.code, "item": "x", "key": "opening", "leg": "back", "line": 2, "verdict": "fault", "name": "help",
        "kind": "back" if noun == "paper" else world.service.kind,
        "verb": "close", "what": "cancel",
        "notice": world.notice.code, "person": world.person.code, "section": "identity", "part": "health",
        "letter": world.letter.code, "other": world.twin.code, "house": world.house.code, "version": "1.1", "lang": "id",
        "scope": "any.any.any", "clock": "answer", "side": "partner", "day": world.holiday.date, "year": 2028,
        "goal": world.goal.code, "step": world.planstep.code, "number": 1,
    }  # fmt: skip
    pattern = dict(addresses())[name]
    return {key: value for key, value in values.items() if f":{key}>" in pattern}


def answer(client, user, method, path):
    """The status of one request, undone afterwards."""
    if user:
        client.force_login(user, backend="rptc.accounts.backends.SignIn")
    else:
        client.logout()
    with transaction.atomic():
        response = getattr(client, method)(path)
        list(response.streaming_content if response.streaming else ())  # a file is read, and closed
        status = response.status_code
        transaction.set_rollback(True)
    return str(status)


@pytest.fixture
def cast(world):
    """One of each role; the partner's officer is the first contact of the world's partner."""
    roles = [(role, "" if role == "no_role" else role) for role in ROLES[1:]]
    made = {
        name: User.objects.create_user(f"akses-{name}", role=role, full_name=name, unit=world.unit)
        for name, role in roles
    }
    world.become_member(made["partner_officer"])
    return {"visitor": None, **made}


def test_every_address_stands_in_the_table_and_no_other():
    ours = {name for name, _pattern in addresses()}
    assert len(ours) > 60
    assert {name for name, _method in read()} == ours


@pytest.mark.parametrize(("name", "method"), sorted(read()) if TABLE.exists() else [])
def test_each_role_gets_the_answer_of_the_table(client, world, cast, name, method):
    path, wanted = address(name, world), read()[name, method]
    got = [answer(client, cast[role], method, path) for role in ROLES]
    assert dict(zip(ROLES, got, strict=True)) == dict(zip(ROLES, wanted, strict=True))
