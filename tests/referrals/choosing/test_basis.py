"""On what basis something may be shared: the table of what is still to be said."""

from datetime import date

import pytest
from django.utils import translation

from referrals.actions import lifecycle
from referrals.basis import Held, is_child, settle
from referrals.basis import faults as all_faults
from referrals.refusals import Refused
from tests.factories import EpisodeFactory, PersonFactory

NONE, ADULT = Held(), Held(True, {"alias", "needs"}, by_guardian=False)
MOTHER = Held(True, {"alias", "needs"}, by_guardian=True)


def wanting(shared, basis="public_task", held=NONE, reason="", child=False):
    return set(all_faults(shared=shared, basis=basis, reason=reason, held=held, child=child))


@pytest.mark.parametrize(
    ("case", "wanted"),
    [
        ({"shared": [], "basis": ""}, set()),
        ({"shared": ["alias"], "basis": ""}, {"basis"}),
        ({"shared": ["alias"], "basis": "consent"}, {"consent"}),
        ({"shared": ["alias"], "basis": "consent", "held": ADULT}, set()),
        (
            {"shared": ["alias", "marks"], "basis": "consent", "held": ADULT},
            {"consent"},
        ),  # not what was agreed to
        ({"shared": ["alias"], "basis": "consent", "held": ADULT, "child": True}, {"no_consent_reason"}),
        (
            {
                "shared": ["alias"],
                "basis": "consent",
                "held": ADULT,
                "child": True,
                "reason": "Wali belum ditemukan",
            },
            set(),
        ),
        ({"shared": ["alias"], "basis": "consent", "held": MOTHER, "child": True}, set()),
        ({"shared": ["alias"]}, {"no_consent_reason"}),
        ({"shared": ["alias"], "reason": "  "}, {"no_consent_reason"}),
        ({"shared": ["alias"], "reason": "Belum ada keluarga"}, set()),
        ({"shared": ["alias"], "basis": "vital_interest"}, {"no_consent_reason"}),
        ({"shared": ["alias"], "held": ADULT}, set()),
        ({"shared": ["condition"], "held": ADULT}, {"no_consent_reason"}),  # health beyond what was agreed to
        ({"shared": ["needs"], "held": ADULT}, set()),
        ({"shared": ["condition"], "basis": "vital_interest", "held": ADULT}, set()),
        ({"shared": ["condition"], "held": ADULT, "reason": "Perlu obat malam ini"}, set()),
    ],
)
def test_what_is_still_to_be_said(case, wanted):
    assert wanting(**case) == wanted


@pytest.mark.parametrize(
    ("born", "age", "wanted"),
    [(date(2014, 1, 1), None, True), (date(1980, 1, 1), None, False), (None, 17, True), (None, 18, False)],
)
def test_under_eighteen_is_a_child(db, born, age, wanted):
    episode = EpisodeFactory(person=PersonFactory(birth_date=born), age=age)
    assert is_child(episode) is wanted


def test_somebody_of_unknown_age_in_a_class_for_children_is_a_child(db):
    episode = EpisodeFactory(person=PersonFactory(birth_date=None), age=None)
    assert episode.ppks_class.code == "anak_jalanan" and is_child(episode)


def test_nothing_is_submitted_or_sent_without_its_basis(world):
    bare = world.draft(shared=["alias"])
    with translation.override("en"), pytest.raises(Refused, match="legal basis"):
        settle(bare)
    with pytest.raises(Refused):
        lifecycle.submit(bare, by=world.sari)
    bare.refresh_from_db()
    assert bare.state == "draft"
