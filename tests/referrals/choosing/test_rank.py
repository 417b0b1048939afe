"""Who stands before whom, and why: each rule by itself, then the order of the rules."""

import random

import pytest

from partners.models import Partner, Status
from referrals.suggesting import RULES, Said, Suggestion, decided_by, rank

MODEL = {"status": Status.IN_FORCE, "places": 5, "hours": 10, "answers": 4}


def one(name="A", **facts):
    """A partner with nothing to say against it, except what is given."""
    return Suggestion(partner=Partner(name=name), **MODEL | facts)


DECLINED, SILENT = Said("declined", "full"), Said("expired")
CONFLICT, PAPERS = Said("declined", "conflict_resident"), Said("declined", "document_incomplete")


@pytest.mark.parametrize(
    ("better", "worse", "why"),
    [
        ({"said": CONFLICT}, {"open": "R-1"}, "open"),
        ({}, {"said": DECLINED}, "said"),
        ({}, {"said": SILENT}, "said"),
        ({"said": DECLINED}, {"said": CONFLICT}, "said"),
        ({}, {"misfits": ("age",)}, "fits"),
        ({"misfits": ("age",)}, {"misfits": ("age", "class")}, "fits"),
        ({"status": Status.ENDING}, {"status": Status.SAID}, "document"),
        ({"status": Status.IN_FORCE}, {"status": Status.EXPIRED}, "document"),
        ({"places": 1}, {"places": None}, "places"),
        ({"places": None}, {"places": 0}, "places"),
        ({"late": 1}, {"late": 2}, "late"),
        ({"hours": 3}, {"hours": 9}, "answer"),
        ({"hours": 47}, {"hours": None}, "answer"),  # nobody knows: as if it took two days
        ({"hours": None}, {"hours": 49}, "answer"),
        ({"declined": 1}, {"declined": 1, "expired": 1}, "refused"),
        ({"running": 1}, {"running": 2}, "running"),
        ({"name": "Aman"}, {"name": "Bina"}, "name"),
    ],
)
def test_one_reason_puts_one_partner_before_another(better, worse, why):
    first, second = (
        one(**{"name": "Z"} | better if why != "name" else better),
        one(**{"name": "A"} | worse if why != "name" else worse),
    )
    assert rank([second, first]) == [first, second]
    assert decided_by(first, second) == decided_by(second, first) == why


WORST = {
    "open": {"open": "R-1"},
    "said": {"said": CONFLICT}, "fits": {"misfits": ("age", "sex", "class")}, "document": {"status": Status.NONE},
    "places": {"places": 0}, "late": {"late": 9}, "answer": {"hours": 400}, "refused": {"declined": 9},
    "running": {"running": 9}, "name": {"name": "ZZ"},
}  # fmt: skip


def test_an_earlier_reason_outweighs_all_that_follow():
    names = list(RULES)
    assert names == list(WORST)
    for place, name in enumerate(names[:-1]):
        bad_here = one(**WORST[name])
        bad_after = one(**{k: v for later in names[place + 1 :] for k, v in WORST[later].items()})
        assert rank([bad_here, bad_after])[0] is bad_after
        assert decided_by(bad_after, bad_here) == name


def test_who_only_missed_papers_is_not_pushed_down():
    asked_for_papers = one("A", said=PAPERS)
    assert rank([one("B"), asked_for_papers])[0] is asked_for_papers


def test_nearly_the_same_pace_is_the_same_pace():
    quick, quicker = one("A", hours=10.4), one("B", hours=9.6)
    assert decided_by(quick, quicker) == "name"


def test_the_order_does_not_depend_on_how_they_came():
    many = [one(f"{n:02}", late=n % 3, hours=n % 5 * 10 or None, declined=n % 2) for n in range(30)]
    wanted = rank(many)
    for seed in range(20):
        random.Random(seed).shuffle(many)
        assert rank(many) == wanted
