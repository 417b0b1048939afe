"""Two people at once: offering again, writing to the same partner, a consent that is withdrawn while the partner reads.
Each with the version that does not look, which must be caught."""

import threading

import pytest
from django.db import transaction

from clients.actions import consents
from clients.models import Consent
from referrals import reoffering as after
from referrals import sharing
from referrals.actions import drafting, lifecycle, reoffering
from referrals.models import Referral
from rptc.lib.actor import Actor
from tests.factories import EpisodeFactory, UserFactory
from tests.referrals.choosing.consenting import consent
from tests.referrals.domain import progress
from tests.referrals.domain.people import people, receiving_partner
from tests.referrals.domain.race import meet, one_wins, race, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = 500


@pytest.fixture
def here(db):
    """The cast, a partner, an open case, and two more partners to go on to."""
    cast, partner, _bed, episode = people()
    cast["budi"] = Actor.of(UserFactory(username="budi", full_name="Budi"))
    return cast, partner, episode, [receiving_partner(f"Berikut {n}", f"Orang {n}") for n in range(2)]


def declined(cast, partner, episode):
    referral = progress.sent(cast, partner, episode)
    lifecycle.decline(referral, reason="full", by=cast["yusuf"])
    return referral


def both_offer(cast, old, partners):
    """Sari and Budi, each to a partner of their own."""

    def offer(who, partner):
        return lambda: reoffering.reoffer(Referral.objects.get(pk=old.pk), partner=partner, by=cast[who])

    return race(offer("sari", partners[0]), offer("budi", partners[1]))


def test_two_workers_who_offer_again_at_once_find_one_draft(here):
    cast, partner, _episode, others = here
    for _trial in range(TRIALS):
        old = declined(cast, partner, EpisodeFactory(case_worker=cast["sari"].user))
        first, second = both_offer(cast, old, others)
        assert first == second and Referral.objects.filter(reoffer_of=old).count() == 1


def test_offering_again_without_a_lock_is_caught(here, monkeypatch):
    """The naive version: both look, both find nothing. The one-to-one row lets one through and breaks the other."""
    cast, partner, episode, others = here
    old = declined(cast, partner, episode)
    without_locks(monkeypatch)
    meet(monkeypatch, "referrals.actions.reoffering", "_draft")
    outcomes = both_offer(cast, old, others)
    with pytest.raises(AssertionError):
        assert outcomes[0] == outcomes[1]
    one_wins(outcomes)


def test_silence_or_an_answer_comes_first_never_both(here):
    cast, partner, _episode, others = here
    for _trial in range(TRIALS // 5):
        old = progress.sent(cast, partner, EpisodeFactory(case_worker=cast["sari"].user))
        answered, offered = race(
            lambda old=old: lifecycle.accept(Referral.objects.get(pk=old.pk), by=cast["yusuf"]),
            lambda old=old: reoffering.reoffer(
                Referral.objects.get(pk=old.pk), partner=others[0], by=cast["sari"]
            ),
        )
        one_wins([answered, offered])
        old.refresh_from_db()
        assert (old.state == "accepted") == (after.next_one(old) is None)


def test_two_drafts_to_one_partner_at_once_are_one(here):
    cast, partner, _episode, _others = here
    for _trial in range(TRIALS // 5):
        episode = EpisodeFactory(case_worker=cast["sari"].user)
        one_wins(race(*[lambda e=episode, w=who: write(cast[w], partner, e) for who in ("sari", "budi")]))
        assert Referral.objects.filter(episode=episode).count() == 1


def test_two_drafts_are_one_even_where_nobody_looks_before(here, monkeypatch):
    """The version without the check in code: the rule of the database is what holds, with its sentence."""
    cast, partner, episode, _others = here
    monkeypatch.setattr(Referral, "validate_constraints", lambda self, **kwargs: None)
    one_wins(race(*[lambda w=who: write(cast[w], partner, episode) for who in ("sari", "budi")]))


def write(who, partner, episode):
    return drafting.start(
        episode=episode, partner=partner, service="atensi_care", purpose="Rawat", serve_days=9, by=who
    )


@pytest.fixture
def read(here):
    """A sent referral that shares the alias by a consent, and the consent."""
    cast, partner, episode, _others = here
    referral = progress.draft(cast, partner, episode)
    given = consent(referral, cast["sari"], scope=["alias"])
    drafting.change(referral, shared=["alias"], basis="consent", consent=given, by=cast["sari"])
    lifecycle.submit(referral, by=cast["sari"])
    lifecycle.approve_and_send(referral, by=cast["rina"])
    return cast, referral, given


def while_open(referral, given, by, reader):
    """A page that was opened before the withdrawal and is read after it; what the reader then sees."""
    opened, withdrawn = threading.Event(), threading.Event()

    def partner_reads():
        with transaction.atomic():
            mine = Referral.objects.select_related("episode__person", "partner", "consent").get(
                pk=referral.pk
            )
            opened.set()
            assert withdrawn.wait(5)
            return reader(mine)

    def family_withdraws():
        assert opened.wait(5)
        consents.withdraw(given, reason="Ibu menarik izinnya", by=by)
        withdrawn.set()

    seen, _none = race(partner_reads, family_withdraws)
    return seen


def test_a_page_that_was_open_before_the_withdrawal_shows_nothing_after_it(read):
    cast, referral, given = read
    assert sharing.given(referral) == ["alias"]
    assert while_open(referral, given, cast["sari"], sharing.given) == []


def test_a_page_that_trusts_what_it_read_first_is_caught(read):
    """The naive version asks the consent in hand."""
    cast, referral, given = read

    def naive(mine):
        return mine.shared if mine.consent.holds() else []

    assert while_open(referral, given, cast["sari"], naive) == ["alias"]


def test_a_consent_recorded_while_another_is_withdrawn_stands_or_falls_whole(read):
    cast, referral, given = read
    for _trial in range(TRIALS // 5):
        race(
            lambda g=given: consents.withdraw(g, reason="Tidak", by=cast["sari"]),
            lambda: consent(referral, cast["sari"], scope=["alias"]),
        )
        standing = list(
            Consent.objects.in_force().for_sharing(referral.episode.person, referral.partner.code)
        )
        assert sharing.given(referral) == (["alias"] if standing else [])
        given = Consent.objects.order_by("pk").last()
