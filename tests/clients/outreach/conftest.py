"""A truck at night: an operation that Oci leads, and the screen on which people are written down."""

import pytest
from django.urls import reverse

from clients.actions import outreach
from clients.models import Found, Operation
from clients.outreach.seen import Seen
from rptc.lib.actor import Actor


@pytest.fixture
def sweep(oci):
    """A joint sweep under way since a moment ago."""
    return outreach.start(kind="sweep", place="Jl. Nusantara", order_number="094/117/ST", by=Actor.of(oci))


@pytest.fixture
def found(sweep, oci):
    """Somebody more in the truck: `found("Aco", sex="male")`."""

    def add(name="", **seen):
        n = Found.objects.filter(operation=sweep).count()
        return outreach.add(
            sweep, Seen(name=name, **{"sex": "male"} | seen), key=f"baris-{n}", by=Actor.of(oci)
        )

    return add


SAID = {
    "giver_name": "Oci", "giver_organisation": "TRC Saribattang", "receiver_name": "Andi",
    "receiver_organisation": "UPT RPTC", "handover_place": "RPTC",
}  # fmt: skip


@pytest.fixture
def hand_over(sweep, andi):
    """The people are at the gate: Andi receives."""

    def done(**said):
        return outreach.hand_over(sweep, **SAID | said, by=Actor.of(andi))

    return done


def rows(*people, **more):
    """What the screen posts: a row each, in the order given; a key that was not said is made of the number."""
    data = {}
    for n, person in enumerate(people):
        data |= {f"r{n}-{name}": value for name, value in ({"key": f"layar-{n}"} | person).items()}
    return data | more


@pytest.fixture
def screen(as_, sweep):
    """Post rows as somebody: `screen(oci, {…}, {…})`."""

    def post(user, *people, **more):
        return as_(user).post(address("people", sweep), rows(*people, **more))

    return post


def address(name, operation, *more):
    return reverse(f"clients:operation-{name}", args=[operation.code, *more])


def reread(operation):
    return Operation.objects.get(pk=operation.pk)
